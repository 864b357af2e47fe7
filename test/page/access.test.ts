import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { setCells } from '#app/model/ledger/edit'
import { readCell } from '#app/model/ledger/ledger'
import { findViolations } from '../support/axe'
import { holdSocket } from '../support/hold-socket'
import { invite } from '../support/invite'
import { cellOf, headerOf } from '../support/ledger-page'
import { connectEditor } from '../support/people'
import type { PersonInBrowser } from '../support/profiles'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

const open = (path: string, who: PersonInBrowser) => stage.open(path, { reducedMotion: 'reduce', ...who })
const ledger = (who: PersonInBrowser) => stage.ledger({ reducedMotion: 'reduce', ...who })

/** axe finds nothing on the page as it stands; `where` names the state in the report. */
async function isClean(page: Page, where: string, exclude?: string): Promise<void> {
  expect.soft(await findViolations(page, exclude), where).toEqual([])
}

/** The grid's rows but the one in hand: the same in all states of the page, and axe takes a second over them. */
const otherRows = '.ag-row:not(.ag-row-focus)'

describe.each(['zh', 'en'] as const)('axe finds nothing (%s)', (language) => {
  it('at the door: sign-in, a wrong password, invitations, an address that leads nowhere', async () => {
    const page = await open('/sign-in', { language })
    await isClean(page, 'sign-in')
    await page.locator('#account').fill('nobody')
    await page.locator('#password').fill('not the password')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await isClean(page, 'a wrong password')
    const link = await invite(stage.server, stage.administrator, 'department', 'renshe')
    await page.goto(link)
    await isClean(page, 'an open invitation')
    await page.locator('input[name="account"]').fill('a b')
    await page.locator('input[name="name"]').fill('李娜')
    await page.locator('input[name="password"]').fill('long enough for anybody')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await isClean(page, 'an invitation not accepted as it was filled in')
    await page.locator('input[name="account"]').fill(`li-na-${language}`)
    await page.locator('input[name="password"]').fill('long enough for anybody')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/trackers/**')
    await page.goto(link)
    await isClean(page, 'a used invitation')
    await page.goto('/nowhere')
    await isClean(page, 'nowhere')
  })

  it('people: an administrator’s page with a row open and a link made, and a liaison’s', async () => {
    const page = await open('/people', { language, signedIn: stage.administrator })
    await isClean(page, 'people')
    await page.locator('#invite-role').selectOption('viewer')
    await page.locator('button[value="invite"]').click()
    await page.locator('.people__made').waitFor()
    await isClean(page, 'a link just made')
    await page.getByRole('link', { name: /王敏/ }).click()
    await page.locator('.people__row--open').waitFor()
    await isClean(page, 'a row open')
    await isClean(await open('/people', { language, signedIn: stage.liaison }), 'one’s own account')
  })

  it('the ledger, with each menu and editor open', async () => {
    const page = await ledger({ language, signedIn: stage.coordinator })
    await isClean(page, 'the ledger')
    await page.getByRole('grid', { name: language === 'zh' ? '台账表格' : 'Ledger' }).waitFor()
    // The editors are the same in both languages but for their words, which the types keep whole.
    for (const column of language === 'zh' ? ['lead', 'owner', 'status', 'due', 'progress'] : ['status']) {
      await cellOf(page, '1.2.4', column).dblclick()
      await page.locator('.cell-input--open, .popup-editor').waitFor()
      await isClean(page, `the editor of ${column}`, otherRows)
      await page.keyboard.press('Escape')
      await page.locator('.cell-input--open, .popup-editor').waitFor({ state: 'detached' })
    }
    await headerOf(page, 'lead').hover()
    await headerOf(page, 'lead').locator('.ag-header-cell-filter-button').click()
    await page.locator('.column-filter').waitFor()
    await isClean(page, 'a column’s filter', otherRows)
    await page.keyboard.press('Escape')
    await cellOf(page, '1.3', 'title').click()
    await page.keyboard.press('Space')
    const panel = page.getByRole('complementary')
    await panel.waitFor()
    await isClean(page, 'a row’s panel', otherRows)
    await page.keyboard.press('Space')
    await panel.waitFor({ state: 'detached' })
    await cellOf(page, '1.3', 'owner').click({ button: 'right' })
    await page.getByRole('menuitem').first().waitFor()
    await isClean(page, 'a row’s menu', otherRows)
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    for (const name of language === 'zh'
      ? ['视图', '筛选', '分组：类别', '列', '导入 / 导出']
      : ['Views', 'Filter', 'Group: Stream', 'Columns', 'Import / export']) {
      await page.getByRole('button', { name, exact: true }).click()
      const opened = page.locator('[role="dialog"], [role="menu"]')
      await opened.waitFor()
      await isClean(page, name, otherRows)
      await page.keyboard.press('Escape')
      await opened.waitFor({ state: 'detached' })
    }
    await page
      .getByRole('group')
      .filter({ has: page.locator('summary') })
      .click()
    await isClean(page, 'the person’s menu', otherRows)
    await page.getByRole('searchbox').fill('no such row')
    await page.locator('.ledger__nothing').waitFor()
    await isClean(page, 'nothing found')
  }, 120_000)

  it('the ledger for a liaison, who is shown what the server refused', async () => {
    const page = await open('/sign-in', { language, signedIn: stage.liaison })
    const held = await holdSocket(page)
    await page.goto(`/trackers/${tracker}?department=`)
    await page.locator('.save-state--saved').waitFor()
    await isClean(page, 'the ledger')
    held.hold()
    await cellOf(page, '1.2.4', 'progress').dblclick()
    await page.locator('.popup-editor :focus').waitFor()
    await page.keyboard.insertText('交给别人之前写的')
    await page.keyboard.press('Enter')
    await page.locator('.save-state--saving').waitFor()
    await assign('1.2.4', 'zuzhibu')
    held.release()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await expect.poll(() => dialog.getByRole('textbox').inputValue()).toBe('交给别人之前写的')
    await isClean(page, 'what was refused')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await assign('1.2.4', 'renshe')
  })
})

describe('by keyboard alone', () => {
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
      return element === document.body
        ? 'outside'
        : (element.getAttribute('aria-label') ?? element.textContent ?? '').trim()
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
    expect(stops.map((stop) => stop.replace(/ ?[\d▾]+$/, ''))).toEqual([
      '跳到台账',
      '落实台账',
      '搜索',
      '命令 Ctrl+K',
      '提醒',
      '开会',
      '导入 / 导出',
      'English',
      '李强',
      '全部',
      '一 观念问题',
      '二 衔接问题',
      '三 协同问题',
      '四 效能问题',
      '五 适应力问题',
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
    await isAt(page, '在下方添加事项')
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
})

/** A coordinator elsewhere gives an item to another department; done once the server has it. */
async function assign(item: string, lead: string): Promise<void> {
  const [editor, other] = [
    await connectEditor(stage.server, stage.coordinator),
    await connectEditor(stage.server, stage.administrator),
  ]
  try {
    expect(
      setCells({ doc: editor.doc, person: stage.coordinator.person, departments: new Set([lead]), newId: () => '' }, [
        { item, column: 'lead', value: lead },
      ]),
    ).toEqual([])
    await expect.poll(() => readCell(other.doc, item, 'lead')).toBe(lead)
  } finally {
    editor.close()
    other.close()
  }
}
