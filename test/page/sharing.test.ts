import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { cellOf, ledgerIsOpen, openEditor, saved, type } from '../support/ledger-page'
import { signIn } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })
const changed = (page: Page) => page.getByText('权限已更改，立即生效。').waitFor()

/** As a coordinator gives it: found by typing, by the keyboard alone. */
async function give(page: Page, typed: string, access: string): Promise<void> {
  await page.getByRole('combobox', { name: '给谁' }).fill(typed)
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: '权限', exact: true }).selectOption({ label: access })
  await page.getByRole('button', { name: '给予' }).click()
}

it('L1 S5: a ledger is opened to a department, whose liaison fills in theirs; to others it is not there; taken back while somebody types, it shows what was unsaved', async () => {
  const settings = await stage.open(`/trackers/${tracker}/settings`, { signedIn: stage.coordinator })
  await settings.getByRole('button', { name: '收回所有人的权限' }).click()
  await changed(settings)
  await give(settings, 'rsj', '填写自己的事项')
  await settings.getByText('王敏 可填写区人力社保局的事项：因为区人力社保局有权填写自己的事项').waitFor()

  const other = await stage.open(`/trackers/${tracker}`, {
    signedIn: await signIn(stage.server, { role: 'department', department: 'jiaowei', name: '刘洋' }),
  })
  await other.getByRole('heading', { name: '没有这个页面' }).waitFor()
  const page = await stage.ledger({ signedIn: stage.liaison })
  await type(page, '1.2.4', 'progress', '已召开专题会')
  await saved(page)

  await openEditor(page, '1.2.4', 'owner')
  await page.keyboard.type('王敏')
  await settings.getByRole('button', { name: '收回区人力社保局的权限' }).click()
  await page.getByRole('heading', { name: '您已无权查看这本台账' }).waitFor()
  expect(await page.getByRole('textbox', { name: /1\.2\.4 .*责任人/ }).inputValue()).toBe('王敏')

  await changed(settings)
  await give(settings, '王敏', '填写自己的事项')
  await settings.getByText('王敏 可填写区人力社保局的事项：因为本人有权填写自己的事项').waitFor()
  await page.goto(`/trackers/${tracker}?department=`)
  await ledgerIsOpen(page)
  await expect.poll(() => cellOf(page, '1.2.4', 'owner').textContent()).toContain('王敏')
  await saved(page)
})

it('L1 S5: who is given more has it in the open page, without a reload', async () => {
  const ling = await signIn(stage.server, { role: 'viewer', name: '凌领导' })
  const settings = await stage.open(`/trackers/${tracker}/settings`, { signedIn: stage.administrator })
  await give(settings, '凌领导', '查看')
  await changed(settings)
  const page = await stage.ledger({ signedIn: ling })
  expect(await page.getByRole('button', { name: '添加事项' }).count()).toBe(0)
  await settings.getByRole('combobox', { name: '凌领导的权限' }).selectOption({ label: '专班' })
  await page.getByRole('button', { name: '添加事项' }).waitFor()
  await type(page, '1.1', 'owner', '赵静')
  await saved(page)
})
