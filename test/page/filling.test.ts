import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { press, selectedOn } from '../support/grid-range'
import { cellOf, headerOf, saved, seen } from '../support/ledger-page'
import { useStage } from '../support/stage'

const stage = useStage()
const rows = ['1.3', '1.4', '1.5']
const open = () => stage.ledger({ signedIn: stage.coordinator, reducedMotion: 'reduce' })

/** The column of three rows, selected from the first one on. */
async function select(page: Page, column: string): Promise<void> {
  await cellOf(page, '1.3', column).click()
  await press(page, 'Shift+ArrowDown', 2)
}

async function show(page: Page, ...names: string[]): Promise<void> {
  await page.getByRole('button', { name: '列', exact: true }).click()
  for (const name of names) await page.getByRole('checkbox', { name }).check()
  await page.keyboard.press('Escape')
}

const all = async (page: Page, column: string, text: string) => {
  for (const id of rows) await expect.poll(() => cellOf(page, id, column).innerText()).toContain(text)
}

describe('Ctrl+Enter writes what an editor has into the whole selection, whatever the kind of its column', () => {
  it.each([
    { column: 'due', typed: '2027-03-31', says: '2027-03-31' },
    { column: 'lead', typed: '司法', says: '司法局' },
    { column: 'support', typed: '住建', says: '住建委' },
    { column: 'status', typed: '', says: '待审核' },
    { column: 'progress', typed: '已召开部署会', says: '已召开部署会' },
  ])('$column', async ({ column, typed, says }) => {
    const page = await open()
    await headerOf(page, column).waitFor()
    if (column === 'status') {
      // What submitting needs: an owner, and progress.
      for (const needed of ['owner', 'progress']) {
        await select(page, needed)
        await page.keyboard.type('张三')
        await page.locator('.cell-input--open:focus, .popup-editor :focus').waitFor()
        await page.keyboard.press('Control+Enter')
        await all(page, needed, '张三')
      }
    }
    await select(page, column)
    if (typed) await page.keyboard.type(typed)
    else await page.keyboard.press('F2')
    await page.locator('.popup-editor :focus').waitFor()
    await seen(page.locator('.popup-editor'), 'Ctrl+Enter 写入选中的 3 格')
    if (column === 'status') {
      const option = page.getByRole('option', { name: says })
      while ((await option.getAttribute('class'))?.includes('active') !== true) await page.keyboard.press('ArrowDown')
    }
    await page.keyboard.press('Control+Enter')
    await page.locator('.popup-editor').waitFor({ state: 'detached' })
    await all(page, column, says)
    expect((await selectedOn(page)).rows).toEqual(rows)
    await page.keyboard.press('Control+z')
    for (const id of rows.slice(1)) await expect.poll(() => cellOf(page, id, column).innerText()).not.toContain(says)
    await saved(page)
  })

  it('evidence and a reason go along; what a row does not allow is told, and the rest is written', async () => {
    const page = await open()
    await show(page, '佐证材料')
    await cellOf(page, '1.3', 'evidence').scrollIntoViewIfNeeded()
    await select(page, 'evidence')
    await page.keyboard.type('纪要 https://oa.example/1')
    await page.locator('.popup-editor :focus').waitFor()
    await page.keyboard.press('Control+Enter')
    await all(page, 'evidence', '纪要')
    // 1.2 shows the roll-up of its sub-items: it has no status to be deferred.
    await cellOf(page, '1.2', 'status').scrollIntoViewIfNeeded()
    await cellOf(page, '1.3', 'status').click()
    await press(page, 'Shift+ArrowDown', 2)
    await page.keyboard.press('F2')
    await page.getByRole('option', { name: '暂缓' }).click()
    await page.getByRole('textbox', { name: '暂缓' }).fill('等待上级文件')
    await page.keyboard.press('Control+Enter')
    await all(page, 'status', '暂缓')
    await show(page, '退回/暂缓原因')
    await cellOf(page, '1.5', 'reason').scrollIntoViewIfNeeded()
    await all(page, 'reason', '等待上级文件')
  })

  it('a click with Ctrl on a day or an entry does the same, and one without writes the one cell', async () => {
    const page = await open()
    const option = (name: string) => page.getByRole('option', { name })
    const day = (name: string) => page.locator('.popup-editor__month').getByRole('button', { name })
    await select(page, 'due')
    await page.keyboard.type('2027-03-31')
    await day('2027年3月15日').click({ modifiers: ['Control'] })
    await all(page, 'due', '2027-03-15')
    await page.keyboard.type('2027-03-31')
    await day('2027年3月16日').click()
    await seen(cellOf(page, '1.3', 'due'), '2027-03-16')
    await all(page, 'due', '2027-03-1')
    await seen(cellOf(page, '1.4', 'due'), '2027-03-15')
    for (const column of ['lead', 'support']) {
      await select(page, column)
      await page.keyboard.press('F2')
      await option('司法局').click({ modifiers: ['Control'] })
      await all(page, column, '司法局')
    }
    await select(page, 'owner')
    await page.keyboard.type('张三')
    await page.keyboard.press('Control+Enter')
    await all(page, 'owner', '张三')
    await select(page, 'status')
    await page.keyboard.press('F2')
    await option('推进中').click({ modifiers: ['Control'] })
    await all(page, 'status', '推进中')
    await saved(page)
  })

  it('columns of another kind say what was typed, as after a paste, or why they cannot', async () => {
    const page = await open()
    await cellOf(page, '1.3', 'lead').click()
    await page.keyboard.press('Shift+ArrowDown')
    await press(page, 'Shift+ArrowRight', 2)
    await page.keyboard.type('司法')
    await page.locator('.popup-editor :focus').waitFor()
    await page.keyboard.press('Control+Enter')
    for (const id of ['1.3', '1.4']) {
      for (const column of ['lead', 'support', 'owner'])
        await expect.poll(() => cellOf(page, id, column).innerText()).toContain('司法局')
    }
    await seen(page.locator('.toast'), '已填充 6 格')
  })
})

it('a date is chosen from a month by mouse or keys, which follows what is typed', async () => {
  const page = await open()
  await cellOf(page, '1.3', 'due').click()
  await page.keyboard.type('2027-03-31')
  const month = page.locator('.popup-editor__month')
  await seen(month, '2027年3月')
  await month.getByRole('button', { name: '下个月' }).click()
  await month.getByRole('button', { name: '2027年4月15日 周四' }).click()
  await seen(cellOf(page, '1.3', 'due'), '2027-04-15')
  // The keyboard is in the cell again.
  await page.keyboard.type('2027-05-06')
  await page.keyboard.press('Enter')
  await seen(cellOf(page, '1.3', 'due'), '2027-05-06')
  await cellOf(page, '1.4', 'due').click()
  await page.keyboard.type('2027-03-31')
  await seen(month, '2027年3月')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await seen(cellOf(page, '1.4', 'due'), '2027-03-30')
  await page.keyboard.press('Escape')
  await cellOf(page, '1.4', 'due').click()
  await page.keyboard.press('F2')
  await page.getByRole('button', { name: '清除' }).click()
  await expect.poll(() => cellOf(page, '1.4', 'due').innerText()).toBe('')
})

// At any hour it is another day than here in one of them.
it.each(['Pacific/Honolulu', 'Pacific/Kiritimati'])(
  'the month knows one today, the ledger’s, also where the browser (%s) has another',
  async (timezoneId) => {
    const page = await stage.ledger({ signedIn: stage.coordinator, timezoneId })
    await cellOf(page, '1.3', 'due').dblclick()
    const days = page.locator('.popup-editor__month .month__day')
    await days.first().waitFor()
    const framed = await days.evaluateAll(
      (all) => all.filter((day) => getComputedStyle(day).boxShadow !== 'none').length,
    )
    expect(framed).toBe(1)
  },
)
