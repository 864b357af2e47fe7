import { expect, it } from 'vitest'
import { cellOf, editorWithKeyboard, saved, seen } from '../support/ledger-page'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

/** What the menu of this button is, as a role. */
const menus = [
  ['视图', 'dialog'],
  ['筛选', 'dialog'],
  ['分组：类别', 'dialog'],
  ['列', 'dialog'],
  ['提醒', 'dialog'],
  ['导入 / 导出', 'menu'],
] as const

it.each(menus)(
  '%s: who goes on in a cell while its menu is open, or as it closes, keeps the keyboard there',
  async (name, role) => {
    const page = await stage.ledger({ signedIn: stage.administrator })
    const menu = page.locator(`.mantine-Popover-dropdown[role="${role}"], [role="${role}"].mantine-Menu-dropdown`)
    await page.getByRole('button', { name, exact: true }).click()
    await menu
      .locator(':focus')
      .or(menu.and(page.locator(':focus')))
      .first()
      .waitFor()
    // Straight from the open menu into a cell.
    await cellOf(page, '1.3', 'owner').click()
    await menu.waitFor({ state: 'detached' })
    await page.keyboard.type('zhang')
    await page.keyboard.press('Enter')
    await seen(cellOf(page, '1.3', 'owner'), 'zhang')
    // In the moment in which Escape closes it.
    await page.getByRole('button', { name, exact: true }).click()
    await menu
      .locator(':focus')
      .or(menu.and(page.locator(':focus')))
      .first()
      .waitFor()
    await page.evaluate(() => {
      document.activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true }),
      )
      const cell = document.querySelector('.ag-row[row-id="1.4"] .ag-cell[col-id="lead"]')!
      for (const kind of ['mousedown', 'mouseup', 'click', 'dblclick'])
        cell.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true, detail: 2 }))
    })
    await page.locator(editorWithKeyboard).waitFor()
    await menu.waitFor({ state: 'detached' })
    expect(await page.locator(editorWithKeyboard).count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.locator(editorWithKeyboard).waitFor({ state: 'detached' })
    await cellOf(page, '1.3', 'owner').click()
    await page.keyboard.press('Delete')
    await saved(page)
  },
)

it('the account’s menu closes by Esc, which leaves the keyboard at it, and by a click or Tab elsewhere', async () => {
  const page = await stage.ledger({ signedIn: stage.administrator })
  const account = page.locator('.top-bar__end summary')
  const people = page.getByRole('link', { name: '人员与单位' })
  await account.click()
  await people.waitFor()
  await page.keyboard.press('Escape')
  await people.waitFor({ state: 'hidden' })
  expect(await account.evaluate((summary) => summary === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await people.waitFor()
  await page.keyboard.press('Shift+Tab')
  await people.waitFor({ state: 'hidden' })
  await account.click()
  await people.waitFor()
  await cellOf(page, '1.3', 'due').click()
  await people.waitFor({ state: 'hidden' })
})

it('a double click on what opens a menu chooses nothing in it, be it under the pointer', async () => {
  const page = await stage.ledger({ signedIn: stage.administrator, viewport: { width: 1366, height: 768 } })
  const menu = page.getByRole('menu')
  const lowest = await page.locator('.ag-row .row-menu-button').evaluateAll((buttons) => {
    const foot = document.querySelector('.ag-grid-viewport')!.getBoundingClientRect().bottom
    const seen = buttons.filter((button) => button.getBoundingClientRect().bottom < foot)
    const low = seen.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top).at(-1)!
    return low.closest('.ag-row')!.getAttribute('row-id')!
  })
  const cell = cellOf(page, lowest, 'title')
  await cell.hover()
  await cell.locator('.row-menu-button').dblclick()
  await menu.getByRole('menuitem', { name: '删除' }).waitFor()
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'detached' })
  await cellOf(page, lowest, 'due').click({ button: 'right', clickCount: 2 })
  await menu.getByRole('menuitem', { name: '删除' }).waitFor()
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'detached' })
  await cell.waitFor()
  expect(await page.locator('.toast').count()).toBe(0)
})
