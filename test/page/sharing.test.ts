import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { findViolations } from '../support/axe'
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

/** The share dialog, opened from the ledger's menu by the keyboard. */
async function openShare(page: Page): Promise<Locator> {
  await menuOf(page).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '共享及权限' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '共享及权限' })
  await dialog.getByRole('heading', { name: /^可以打开的人/ }).waitFor()
  return dialog
}
const menuOf = (page: Page) => page.locator('.ledger__menu > summary')

it('L1 N8: over the ledger a dialog says for each person what they may do and why; access is given, changed and withdrawn there by the keyboard', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator })
  const dialog = await openShare(page)
  expect(await findViolations(page, 'dialog.share')).toEqual([])
  await dialog.getByRole('combobox', { name: '给谁' }).fill('教')
  // Esc takes back the list, and only then the dialog.
  await page.keyboard.press('Escape')
  await dialog.getByRole('combobox', { name: '给谁', expanded: false }).waitFor()
  await give(page, 'jw', '查看')
  await changed(page)
  await dialog.getByRole('combobox', { name: '区教委的权限' }).selectOption({ label: '填写自己的事项' })
  await changed(page)
  await signIn(stage.server, { role: 'department', department: 'jiaowei', name: '赵晴' })
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => menuOf(page).evaluate((summary) => summary === document.activeElement)).toBe(true)

  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: '命令' })
  await palette.waitFor()
  await page.keyboard.insertText('共享')
  await palette.getByRole('option', { name: '共享及权限', selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await dialog.getByText('赵晴 可填写区教委的事项：因为区教委有权填写自己的事项').waitFor()
  await dialog.getByRole('button', { name: '收回区教委的权限' }).click()
  await dialog.getByText(/^赵晴 .*因为区教委/).waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: '关闭' }).click()
  await dialog.waitFor({ state: 'detached' })
})

it('L1: who takes their own coordination in the dialog is asked first; then the ledger goes on as what they are now', async () => {
  const own = await signIn(stage.server, { role: 'coordinator', department: 'bianban', name: '孙悦' })
  const page = await stage.ledger({ signedIn: own })
  const dialog = await openShare(page)
  await dialog.getByRole('combobox', { name: '孙悦的权限' }).selectOption({ label: '查看' })
  const asked = dialog.getByRole('alertdialog')
  await asked.getByText(/您自己将不再是这本台账的专班/).waitFor()
  await asked.getByRole('button', { name: '确定更改' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => page.getByRole('button', { name: '添加事项' }).count()).toBe(0)
  expect(await page.getByRole('button', { name: '共享及权限' }).count()).toBe(0)
})

it('N7: the dialog fits a narrow page, in English too', async () => {
  const page = await stage.ledger({
    signedIn: stage.coordinator,
    language: 'en',
    viewport: { width: 390, height: 844 },
  })
  await page.locator('.ledger__menu > summary').click()
  await page.getByRole('button', { name: 'Share: who has access' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share: who has access' })
  await dialog.getByRole('button', { name: 'Give access' }).waitFor()
  const box = (await dialog.boundingBox())!
  expect([box.x >= 0, box.x + box.width <= 390]).toEqual([true, true])
  expect(await dialog.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
  await dialog.getByRole('combobox', { name: 'To whom' }).fill('everyone')
  expect(await dialog.locator('.share__body').evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
})
