import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findViolations } from '../support/axe'
import { clipboardOf, fromExcel, longFromExcel, pasteFrom } from '../support/clipboard'
import { press, selectedOn } from '../support/grid-range'
import { cellOf, saved, seen, type } from '../support/ledger-page'
import { useStage } from '../support/stage'

const stage = useStage()

const open = (signedIn = stage.coordinator, language: 'zh' | 'en' = 'zh') =>
  stage.ledger({ signedIn, language, reducedMotion: 'reduce' })
const says = (page: Page, id: string, column: string, text: string) =>
  expect.poll(() => cellOf(page, id, column).locator('span').first().textContent()).toBe(text)

describe('copy and paste', () => {
  it('a block goes out as text and as a table, comes back the same, and is one undo', async () => {
    const page = await open()
    await type(page, '1.3', 'owner', '王敏')
    await type(page, '1.3', 'due', '2099-01-02')
    await cellOf(page, '1.3', 'progress').click()
    await pasteFrom(page, { html: longFromExcel })
    await says(page, '1.3', 'progress', '第一行\n第二行 & "引号"')
    await cellOf(page, '1.3', 'lead').click()
    await press(page, 'Shift+ArrowRight', 5)
    await press(page, 'Shift+ArrowDown')
    await page.keyboard.press('Control+c')
    const { text, html } = await clipboardOf(page)
    expect(text.split('\r\n')[0]).toMatch(/^[^\t]*\t[^\t]*\t王敏\t待签收\t未签收( 1 天)?\t2099-01-02$/)
    expect(html).toMatch(/<table[^>]*>.*<td[^>]*>王敏<\/td>.*<td[^>]*>2099-01-02<\/td>/s)
    await cellOf(page, '1.5', 'lead').click()
    await page.keyboard.press('Control+v')
    await says(page, '1.5', 'owner', '王敏')
    await says(page, '1.5', 'due', '2099-01-02')
    await expect
      .poll(() => selectedOn(page))
      .toEqual({ rows: ['1.5', '2.1'], columns: ['lead', 'support', 'owner', 'status', 'light', 'due'] })
    await page.keyboard.press('Control+z')
    await says(page, '1.5', 'owner', '')
    await says(page, '1.5', 'due', '')
    await saved(page)
  })

  it('a table from Excel: dates, merged cells, and department names in the other language', async () => {
    const page = await open()
    await page.getByRole('button', { name: '列', exact: true }).click()
    for (const name of ['协办单位', '状态', '亮灯']) await page.getByRole('checkbox', { name }).uncheck()
    await page.keyboard.press('Escape')
    await cellOf(page, '1.3', 'lead').click()
    await pasteFrom(page, { html: fromExcel, text: 'not read' })
    await says(page, '1.3', 'lead', '司法局')
    await says(page, '1.3', 'owner', '王 敏')
    await says(page, '1.3', 'due', '2027-01-02')
    await says(page, '1.4', 'lead', '教委')
    await says(page, '1.4', 'due', '2027-01-03')
    await seen(page.locator('.toast'), '已粘贴 5 格')
  })

  it('a link keeps its address in evidence; a merged cell fills downwards and empties nothing beside it', async () => {
    const page = await open()
    await page.getByRole('button', { name: '列', exact: true }).click()
    await page.getByRole('checkbox', { name: '佐证材料' }).check()
    for (const name of ['状态', '亮灯', '完成时限', '进展情况', '存在问题', '下一步打算'])
      await page.getByRole('checkbox', { name }).uncheck()
    await page.keyboard.press('Escape')
    await cellOf(page, '1.3', 'evidence').click()
    await pasteFrom(page, { html: '<a href="https://a.example/1">报告</a>', text: '报告' })
    expect(await cellOf(page, '1.3', 'evidence').getByRole('link', { name: '报告' }).getAttribute('href')).toBe(
      'https://a.example/1',
    )
    await type(page, '1.4', 'owner', '王敏')
    await cellOf(page, '1.3', 'lead').click()
    await pasteFrom(page, {
      html: '<table><tr><td rowspan=2>教委</td><td>司法局</td></tr><tr><td colspan=2>编办</td></tr></table>',
    })
    for (const id of ['1.3', '1.4']) await says(page, id, 'lead', '教委')
    await says(page, '1.4', 'owner', '王敏')
    await saved(page)
  })

  it('one value fills the range, a block repeats over a multiple of itself', async () => {
    const page = await open()
    await cellOf(page, '1.1.1', 'owner').click()
    await press(page, 'Shift+ArrowDown', 3)
    await pasteFrom(page, { text: '甲\r\n乙\r\n' })
    for (const [id, name] of [
      ['1.1.1', '甲'],
      ['1.1.2', '乙'],
      ['1.1.3', '甲'],
      ['1.1.4', '乙'],
    ] as const)
      await says(page, id, 'owner', name)
    await pasteFrom(page, { text: '丙' })
    for (const id of ['1.1.1', '1.1.2', '1.1.3', '1.1.4']) await says(page, id, 'owner', '丙')
  })

  it('English statuses and dates are understood, a move that is not allowed is counted with its reason', async () => {
    const page = await open(stage.liaison, 'en')
    await cellOf(page, '1.2.4', 'owner').click()
    await pasteFrom(page, { text: '王敏\tIn progress\n' })
    await says(page, '1.2.4', 'owner', '王敏')
    await seen(cellOf(page, '1.2.4', 'status'), 'In progress')
    await cellOf(page, '1.2.4', 'status').click()
    await pasteFrom(page, { text: '已销号' })
    await seen(
      page.locator('.toast--error'),
      'Nothing was written, 1 cell skipped: The status cannot be changed to this directly (1)',
    )
    await cellOf(page, '1.2.4', 'status').locator('.wrong').waitFor()
  })

  it('what one may not write is skipped and said once; a bad date marks its cell and says why', async () => {
    const page = await open(stage.liaison)
    await cellOf(page, '1.2.4', 'title').click()
    await pasteFrom(page, { text: '改名\t教委\t\t王敏\n别人的\t\t\t王敏' })
    await says(page, '1.2.4', 'owner', '王敏')
    await seen(page.locator('.toast'), /已粘贴 1 格，跳过 \d 格：.*此列由专班填写（\d）/)
    await page.close()
    const mine = await open()
    await cellOf(mine, '1.3', 'due').click()
    await pasteFrom(mine, { text: '2027-02-30\n2027-02-28' })
    await says(mine, '1.4', 'due', '2027-02-28')
    await seen(mine.locator('.toast'), '已粘贴 1 格，跳过 1 格：日期应写作 2026-11-23、11月23日 或 11月底前（1）')
    const wrong = cellOf(mine, '1.3', 'due').locator('.wrong')
    expect([await wrong.textContent(), await wrong.getAttribute('title')]).toEqual([
      '2027-02-30',
      '没有写入“2027-02-30”：日期应写作 2026-11-23、11月23日 或 11月底前',
    ])
    expect(await findViolations(mine, '.ag-row:not(.ag-row-focus)')).toEqual([])
    await type(mine, '1.3', 'due', '2027-03-01')
    await wrong.waitFor({ state: 'detached' })
    await says(mine, '1.3', 'due', '2027-03-01')
    // Taking the paste back takes back its marks too.
    await cellOf(mine, '1.3', 'due').click()
    await pasteFrom(mine, { text: '2027-02-30\n2027-02-28' })
    await wrong.waitFor()
    await mine.keyboard.press('Control+z')
    await wrong.waitFor({ state: 'detached' })
  })

  it('beyond the last row a coordinator is offered new rows; others are told', async () => {
    const page = await open()
    const last = '5.3'
    // Rows may be given anew just now, and the grid begins at its head again.
    await expect
      .poll(async () => {
        await page.locator('.ag-grid-viewport').evaluate((viewport) => viewport.scrollTo(0, 1e6))
        return cellOf(page, last, 'title')
          .click({ timeout: 2_000 })
          .then(() => true)
          .catch(() => false)
      })
      .toBe(true)
    await pasteFrom(page, { text: '原来的\t司法局\n新一\t教委\n新二\t没有的局' })
    await seen(page.locator('.toast'), '已粘贴 2 格；还有 2 行超出末行')
    await page.getByRole('button', { name: '新增 2 行' }).click()
    const added = page.locator('.ag-row', { hasText: '新一' })
    await seen(added, '教委')
    await page.locator('.ag-row', { hasText: '新二' }).waitFor()
    await seen(page.locator('.toast'), '已新增 2 行，跳过 1 格：没有这个单位')
    // They come into sight.
    await expect
      .poll(() =>
        added.evaluate(
          (row) =>
            row.getBoundingClientRect().bottom <= row.closest('.ag-grid-viewport')!.getBoundingClientRect().bottom,
        ),
      )
      .toBe(true)
    await saved(page)
    await page.keyboard.press('Control+z')
    await added.waitFor({ state: 'detached' })
    await seen(cellOf(page, last, 'title'), '原来的')
  })
})

describe('filling', () => {
  it('Ctrl+D fills down, Delete clears, Ctrl+; is today, Ctrl+X takes along, Ctrl+Enter writes into all; each is one undo', async () => {
    const page = await open()
    await type(page, '1.3', 'owner', '王敏')
    await cellOf(page, '1.3', 'owner').click()
    await press(page, 'Shift+ArrowDown', 2)
    await page.keyboard.press('Control+d')
    for (const id of ['1.4', '1.5']) await says(page, id, 'owner', '王敏')
    await page.keyboard.press('Delete')
    for (const id of ['1.3', '1.4', '1.5']) await says(page, id, 'owner', '')
    await page.keyboard.press('Control+z')
    for (const id of ['1.3', '1.4', '1.5']) await says(page, id, 'owner', '王敏')
    await page.keyboard.press('Control+z')
    await says(page, '1.4', 'owner', '')
    await page.keyboard.press('Control+y')
    await cellOf(page, '1.3', 'owner').click()
    await press(page, 'Shift+ArrowDown')
    await page.keyboard.press('Control+x')
    await says(page, '1.3', 'owner', '')
    expect((await clipboardOf(page)).text).toBe('王敏\r\n王敏')
    await page.keyboard.type('李强')
    await page.keyboard.press('Control+Enter')
    for (const id of ['1.3', '1.4']) await says(page, id, 'owner', '李强')
    await cellOf(page, '1.4', 'due').click()
    await page.keyboard.press('Control+;')
    await expect.poll(() => cellOf(page, '1.4', 'due').textContent()).toMatch(/^\d{4}-\d\d-\d\d$/)
    await saved(page)
  })
})
