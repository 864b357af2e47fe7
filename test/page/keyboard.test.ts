import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { cellOf, headerOf } from '../support/ledger-page'
import type { PersonInBrowser } from '../support/profiles'
import { useStage } from '../support/stage'

// The ledger by keyboard alone.
const stage = useStage({ isShared: true })
const ledger = (who: PersonInBrowser) => stage.ledger({ reducedMotion: 'reduce', ...who })

const focus = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement!
    const [row, column] = [
      element.closest('[row-id]')?.getAttribute('row-id'),
      element.closest('[col-id]')?.getAttribute('col-id'),
    ]
    if (element.matches('.ag-header-cell')) return `header ${column}`
    // The input that lies unseen over a cell has the keyboard for it.
    if (element.matches('.ag-cell, .cell-input:not(.cell-input--open)')) return `cell ${row} ${column}`
    if (element.matches('.ag-row')) return `row ${row}`
    return element === document.body ? 'outside' : (element.getAttribute('aria-label') ?? element.textContent).trim()
  })
const isAt = (page: Page, place: string) => expect.poll(() => focus(page)).toBe(place)
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

it('Tab goes through the page in the order in which it is read, through the grid, and out again', async () => {
  const page = await ledger({ signedIn: stage.coordinator })
  const stops: string[] = []
  while (stops.at(-1) !== 'header code' && stops.length < 30) {
    await press(page, 'Tab')
    stops.push(await focus(page))
  }
  expect(stops.map((stop) => stop.replace(/ ?[\d▾]+$|\d+，待办.*$/, ''))).toEqual([
    '跳到台账',
    '落实台账',
    '台账菜单',
    '搜索',
    '命令 Ctrl+K',
    '提醒',
    '开会',
    '导入 / 导出',
    'English',
    '李强',
    '全部',
    '一 创新工作方式与编制动态管理',
    '二 街道“大部制”配套与区街衔接',
    '三 过渡期部门职责分工协同',
    '四 机构编制评估常态化',
    '五 编办自身能力与交流平台',
    '添加类别',
    '添加事项',
    '变化',
    '视图',
    '筛选',
    '分组：类别',
    '列',
    '查找',
    '快捷键',
    'header code',
  ])
  await press(page, 'Shift+Tab')
  await isAt(page, '快捷键')
  await press(page, 'Tab', 'End')
  await press(page, 'ArrowDown')
  await isAt(page, 'row stream:s1')
  await press(page, 'ArrowDown', 'End')
  await isAt(page, 'cell 5.3 updated')
  await press(page, 'Tab')
  await isAt(page, '历史台账')
  await press(page, 'Tab')
  await isAt(page, 'outside')
})

it('the skip link leads to the grid', async () => {
  const page = await ledger({ signedIn: stage.coordinator })
  await press(page, 'Tab', 'Enter', 'Tab')
  await isAt(page, 'header code')
})

it('a row that one goes to stands whole, above the scrollbar', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator, viewport: { width: 1366, height: 768 } })
  const isWhole = () =>
    page.locator('.ag-cell-focus').evaluate((cell) => {
      const viewport = cell.closest('.ag-grid-viewport')!.getBoundingClientRect()
      const { top, bottom } = cell.getBoundingClientRect()
      return top >= viewport.top + 36 && bottom <= viewport.bottom - 16
    })
  await cellOf(page, '1.1', 'due').click()
  await press(page, ...Array<string>(25).fill('ArrowDown'))
  await expect.poll(isWhole).toBe(true)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('3.1')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('.ag-cell-focus').getAttribute('col-id')).toBe('title')
  await expect.poll(isWhole).toBe(true)
})

it('arrows move, F2 opens, Esc closes, Enter writes and goes down', async () => {
  const page = await ledger({ signedIn: stage.coordinator })
  await cellOf(page, '1.2.3', 'owner').and(page.locator('.cell--mine')).click()
  await isAt(page, 'cell 1.2.3 owner')
  await press(page, 'ArrowDown')
  await isAt(page, 'cell 1.2.4 owner')
  await press(page, 'ArrowRight', 'ArrowLeft', 'ArrowUp')
  await isAt(page, 'cell 1.2.3 owner')
  await press(page, 'F2')
  const editor = page.locator('.cell-input--open:focus')
  await editor.waitFor()
  await page.keyboard.insertText('不要')
  await press(page, 'Escape')
  await editor.waitFor({ state: 'detached' })
  await isAt(page, 'cell 1.2.3 owner')
  await expect.poll(() => cellOf(page, '1.2.3', 'owner').textContent()).toBe('')
  await press(page, 'F2')
  await editor.waitFor()
  await page.keyboard.insertText('赵磊')
  await press(page, 'Enter')
  await isAt(page, 'cell 1.2.4 owner')
  await cellOf(page, '1.2.3', 'owner').filter({ hasText: '赵磊' }).waitFor()
})

it('every popup editor opens with F2, and Esc gives its cell back', async () => {
  const page = await ledger({ signedIn: stage.coordinator })
  for (const column of ['lead', 'support', 'status', 'due', 'progress']) {
    await cellOf(page, '1.2.4', column).click()
    await press(page, 'F2')
    await page.locator('.popup-editor :focus').waitFor()
    await press(page, 'Escape')
    await page.locator('.popup-editor').waitFor({ state: 'detached' })
    await isAt(page, `cell 1.2.4 ${column}`)
  }
})

it('Alt+← folds and Alt+→ unfolds, items and streams, and the focus stays', async () => {
  const page = await ledger({ signedIn: stage.coordinator })
  const child = page.locator('.ag-row[row-id="1.1.1"]').first()
  await cellOf(page, '1.1', 'title').click()
  await press(page, 'Alt+ArrowLeft')
  await child.waitFor({ state: 'detached' })
  await isAt(page, 'cell 1.1 title')
  await press(page, 'Alt+ArrowRight')
  await child.waitFor()
  await isAt(page, 'cell 1.1 title')
  await press(page, 'ArrowUp', 'Alt+ArrowLeft')
  await page.locator('.ag-row[row-id="1.1"]').first().waitFor({ state: 'detached' })
  await isAt(page, 'row stream:s1')
  await press(page, 'Space')
  await child.waitFor()
})

it('menus: Shift+F10 on a row, Ctrl+Enter on a header, Enter on a button; Esc gives the focus back', async () => {
  const page = await ledger({ signedIn: stage.coordinator })
  await cellOf(page, '1.3', 'lead').click()
  await press(page, 'Shift+F10')
  await isAt(page, '详情与修改记录')
  await press(page, 'ArrowDown')
  await isAt(page, '签收')
  await press(page, 'Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  await isAt(page, 'cell 1.3 lead')
  await headerOf(page, 'lead').focus()
  await press(page, 'Control+Enter')
  await isAt(page, '查找')
  await press(page, 'Escape')
  await isAt(page, 'header lead')
  await press(page, 'Control+Enter')
  await isAt(page, '查找')
  await press(page, 'Tab', 'Space')
  await page.locator('.column-filter :checked').waitFor()
  await press(page, 'Escape')
  await isAt(page, 'header lead')
  // The menu last: Mantine gives its focus back a second time a moment later.
  for (const [name, first] of [
    ['列', ''],
    ['导入 / 导出', '导入 CSV 或 XLSX…'],
  ] as const) {
    await page.getByRole('button', { name, exact: true }).focus()
    await press(page, 'Enter')
    await page.locator('[role="menu"] :focus, [role="dialog"] :focus').waitFor()
    if (first) await isAt(page, first)
    await press(page, 'Escape')
    await isAt(page, name)
  }
})
