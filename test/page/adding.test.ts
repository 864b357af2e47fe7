import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { cellOf, rowIds, saved, seen } from '../support/ledger-page'
import { useStage } from '../support/stage'

const stage = useStage()
const open = () => stage.ledger({ signedIn: stage.coordinator, reducedMotion: 'reduce' })

async function add(page: Page, where: RegExp): Promise<void> {
  await page.getByRole('button', { name: '添加事项' }).click()
  await page.getByRole('menuitem', { name: where }).click()
  await page.locator('.cell-input--open:focus').waitFor()
}
const codes = (page: Page) => page.locator('.ag-cell[col-id="code"]').allInnerTexts()

it('adding asks where: below the row in hand, under it, or at the end of a stream', async () => {
  const page = await open()
  await page.getByRole('button', { name: '添加事项' }).click()
  const offered = page.getByRole('menuitem')
  await expect.poll(() => offered.count()).toBe(5)
  await page.keyboard.press('Escape')
  await cellOf(page, '1.3', 'owner').click()
  await page.getByRole('button', { name: '添加事项' }).click()
  expect((await offered.allInnerTexts()).slice(0, 3)).toEqual([
    '在 1.3 下方添加事项',
    '为 1.3 添加分项',
    '在“一 创新工作方式与编制动态管理”添加事项',
  ])
  await page.keyboard.press('Escape')
  await add(page, /在 1.3 下方/)
  await page.keyboard.type('摸清底数')
  await page.keyboard.press('Enter')
  await seen(page.locator('.ag-row'), '摸清底数')
  await expect
    .poll(async () => (await page.locator('.ag-row').filter({ hasText: '摸清底数' }).innerText()).split('\n')[0])
    .toBe('1.4')
  await add(page, /在“四/)
  await page.keyboard.type('四之末')
  await page.keyboard.press('Enter')
  await seen(page.locator('.ag-row'), '四之末')
  await saved(page)
})

it('Esc takes an empty new row away again, and goes back to where one was; a row with a title stays', async () => {
  const page = await open()
  const before = await rowIds(page)
  await cellOf(page, '1.4', 'title').click()
  await add(page, /在 1.4 下方/)
  await page.keyboard.press('Escape')
  await expect.poll(() => rowIds(page)).toEqual(before)
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('.ag-row')?.getAttribute('row-id')))
    .toBe('1.4')
  await add(page, /在 1.4 下方/)
  await page.keyboard.type('已有标题')
  await page.keyboard.press('Enter')
  const added = page.locator('.ag-row').filter({ hasText: '已有标题' })
  await added.waitFor()
  await added.locator('[col-id="title"]').click()
  await page.keyboard.press('F2')
  await page.locator('.cell-input--open:focus').waitFor()
  await page.keyboard.press('Escape')
  expect(await codes(page)).toContain('1.5')
  await added.waitFor()
  await saved(page)
})

it('what the page says lies over no row that is being worked on', async () => {
  const page = await stage.ledger({
    signedIn: stage.liaison,
    reducedMotion: 'reduce',
    viewport: { width: 1366, height: 600 },
  })
  const toast = page.locator('.toast')
  const overlaps = async (row: string) => {
    const [a, b] = [await toast.boundingBox(), await page.locator(`.ag-row[row-id="${row}"]`).first().boundingBox()]
    return a!.y < b!.y + b!.height && b!.y < a!.y + a!.height
  }
  const rows = await page.locator('.ag-row[row-id]:not(.ag-full-width-row)').evaluateAll((all) =>
    all
      .filter((row) => row.getBoundingClientRect().bottom < innerHeight - 30)
      .map((row) => ({ id: row.getAttribute('row-id')!, top: row.getBoundingClientRect().top }))
      .sort((a, b) => a.top - b.top)
      .map(({ id }) => id),
  )
  const last = rows.at(-1)!
  // It is locked to them: they are told why.
  await cellOf(page, last, 'due').click()
  await page.keyboard.press('F2')
  await toast.waitFor()
  expect(await overlaps(last)).toBe(false)
  await cellOf(page, rows[2]!, 'due').click()
  await page.keyboard.press('F2')
  await expect.poll(() => overlaps(rows[2]!)).toBe(false)
  await expect.poll(() => toast.evaluate((element) => element.getBoundingClientRect().top > innerHeight / 2)).toBe(true)
})

it('the red view is one list that begins with the longest overdue; changes offer seven days ago where no meeting was', async () => {
  const page = await open()
  const due = async (id: string, date: string) => {
    await cellOf(page, id, 'due').click()
    await page.keyboard.type(date)
    await page.locator('.popup-editor :focus').waitFor()
    await page.keyboard.press('Enter')
    await seen(cellOf(page, id, 'due'), date)
  }
  await due('1.3', '2026-01-05')
  await due('1.2.1', '2025-06-01')
  await due('1.1.2', '2026-02-01')
  await page.getByRole('button', { name: '视图', exact: true }).click()
  await page.getByRole('button', { name: '亮红灯的事项' }).click()
  await expect
    .poll(async () => (await rowIds(page)).filter((id) => !id.includes(':')))
    .toEqual(['1.2.1', '1.3', '1.1.2'])
  await page.getByRole('button', { name: '变化' }).click()
  await page.getByRole('button', { name: '与 7 天前对比' }).click()
  await expect
    .poll(() =>
      page.locator('.changes-bar__base').evaluate((select: HTMLSelectElement) => select.selectedOptions[0]!.text),
    )
    .toBe('7 天前')
})
