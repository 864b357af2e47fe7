import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { setCells } from '#app/model/ledger/edit'
import { cellOf, seen } from '../support/ledger-page'
import { findViolations } from '../support/axe'
import { connectEditor, signIn } from '../support/people'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

async function openPanel(page: Page, item: string): Promise<void> {
  await cellOf(page, item, 'title').click()
  await page.keyboard.press('Space')
  await page.getByRole('complementary').waitFor()
}

it('a comment names a department by @, comes up in its people’s inbox at once, and leads them to the row', async () => {
  const [mine, theirs] = await Promise.all([
    stage.ledger({ signedIn: stage.coordinator }),
    stage.ledger({ signedIn: stage.liaison }),
  ])
  await openPanel(mine, '1.2.4')
  const box = mine.getByRole('textbox', { name: '写批注' })
  await box.click()
  await mine.keyboard.insertText('请@人')
  const offered = mine.locator('.comment-form__candidates').getByRole('option', { selected: true })
  await seen(offered, '人社局')
  expect(
    await offered.evaluate((option) =>
      option.contains(
        document.elementFromPoint(option.getBoundingClientRect().x + 5, option.getBoundingClientRect().y + 5),
      ),
    ),
  ).toBe(true)
  await mine.keyboard.press('Enter')
  await mine.keyboard.insertText('补充佐证材料。')
  await expect.poll(() => box.inputValue()).toBe('请@人社局 补充佐证材料。')
  await mine.keyboard.press('Control+Enter')
  await seen(mine.locator('.comment'), '请@人社局 补充佐证材料。')
  await expect.poll(() => box.inputValue()).toBe('')

  const inbox = theirs.getByRole('button', { name: /提醒.*1 条新的/ })
  await inbox.waitFor()
  await expect.poll(() => theirs.title()).toMatch(/^\(2\) /)
  await inbox.click()
  const dialog = theirs.getByRole('dialog', { name: '提醒' })
  await seen(dialog, '李强 提到了您的单位')
  expect(await findViolations(theirs, '.ag-row:not(.ag-row-focus)')).toEqual([])
  await dialog.getByRole('button', { name: /提到了您的单位.*1\.2\.4/ }).click()
  await seen(theirs.getByRole('complementary').locator('.comment'), '补充佐证材料')
  await theirs.getByRole('button', { name: '提醒 ，待办 1 项', exact: true }).waitFor()
  await expect.poll(() => theirs.title()).toMatch(/^\(1\) /)
  // What one answers stands in the other's open panel.
  await theirs.getByRole('textbox', { name: '写批注' }).fill('今天补上')
  await theirs.getByRole('button', { name: '发送' }).click()
  await seen(mine.locator('.comment').nth(1), '今天补上')
  expect(await findViolations(mine, '.ag-row:not(.ag-row-focus)')).toEqual([])
})

it('a row that is assigned comes up while the page is open', async () => {
  const page = await stage.ledger({ signedIn: stage.liaison, language: 'en' })
  const editor = await connectEditor(stage.server, stage.coordinator)
  setCells({ doc: editor.doc, person: stage.coordinator.person, departments: new Set(['renshe']), newId: () => 'x' }, [
    { item: '5.2', column: 'lead', value: 'renshe' },
  ])
  await page.getByRole('button', { name: /Inbox.*2 to do/ }).click()
  await seen(page.getByRole('dialog', { name: 'Inbox' }).getByRole('button', { name: /5\.2/ }), 'Acknowledge')
  editor.close()
})

it('a comment that could not be sent stays in the box and says why', async () => {
  const page = await stage.ledger({ signedIn: stage.liaison })
  await openPanel(page, '1.3')
  const box = page.getByRole('textbox', { name: '写批注' })
  await box.fill('写给没有网络的时候')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '发送' }).click()
  await seen(page.getByRole('alert'), '没有发送成功')
  await expect.poll(() => box.inputValue()).toBe('写给没有网络的时候')
  await page.context().setOffline(false)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: '发送' }).click()
  await seen(page.locator('.comment'), '写给没有网络的时候')
})

it('G9: a viewer reads comments and has nowhere to write', async () => {
  const viewer = await signIn(stage.server, { role: 'viewer', name: '赵领导' })
  const page = await stage.ledger({ signedIn: viewer })
  await openPanel(page, '1.2.4')
  await page.locator('.comments').waitFor()
  expect(await page.getByRole('textbox', { name: '写批注' }).count()).toBe(0)
})
