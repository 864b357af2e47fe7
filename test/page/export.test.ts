import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { bytesOf } from '../support/download'
import { cellOf, headerOf, rowIds } from '../support/ledger-page'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

it('C1: the whole ledger in one click: the bytes that Excel and WPS want, what was saved a moment ago among them', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator })
  await cellOf(page, '1.3', 'owner').dblclick()
  await page.locator('.cell-input--open:focus').waitFor()
  await page.keyboard.insertText('=1+1，"引号"')
  await page.keyboard.press('Enter')
  await cellOf(page, '1.3', 'owner').filter({ hasText: '=1+1' }).waitFor()
  await page.locator('.save-state--saved').waitFor()
  const { name, bytes } = await download(page, '导入 / 导出', '导出完整台账 CSV')
  expect(name).toMatch(/^西城区机构改革建议落实台账 \d{4}-\d\d-\d\d\.csv$/)
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const text = bytes.subarray(3).toString('utf8')
  expect(text.startsWith('类别,序号,督办事项,')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/\r/)
  expect(text).toContain(`"'=1+1，""引号"""`)
  const records = recordsOf(bytes)
  expect(records).toHaveLength(43)
  expect(records.find((record) => record['序号'] === '1.3')?.['责任人']).toBe(`'=1+1，"引号"`)
  // The page that exported is still the live ledger.
  await page.locator('.save-state--saved').waitFor()
})

it('as seen: this person’s filter, search, sort and columns, and nothing else', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator }, '?stream=s2')
  await page.getByRole('searchbox').fill('街道')
  await headerOf(page, 'code').click()
  await headerOf(page, 'code').click()
  await headerOf(page, 'lead').hover()
  await headerOf(page, 'lead').locator('.ag-header-cell-filter-button').click()
  for (const name of ['牛街', '白纸坊', '大栅栏']) await page.getByRole('checkbox', { name }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.getByRole('checkbox', { name: '协办单位' }).uncheck()
  await page.getByRole('checkbox', { name: '存在问题' }).check()
  await page.keyboard.press('Escape')
  const codesSeen = async () => (await rowIds(page)).filter((id) => !id.startsWith('stream:'))
  await expect.poll(async () => (await codesSeen()).length).toBe(4)

  const { bytes } = await download(page, '导入 / 导出', '按当前所见导出 CSV')
  const [header, ...rows] = parse(bytes, { bom: true })
  expect(header).toEqual(await headersSeen(page))
  expect(header).not.toContain('协办单位')
  expect(header).toContain('存在问题')
  const codes = rows.map(([code]) => code!.replace(/^'/, ''))
  expect(codes).toEqual(await codesSeen())
  expect(codes[0]).toBe('2.1')
  expect(codes.slice(1)).toEqual([...codes.slice(1)].sort((a, b) => b.localeCompare(a, 'en', { numeric: true })))
})

it('in English, in English', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator, language: 'en' })
  const { name, bytes } = await download(page, 'Import / export', 'CSV of the whole ledger')
  expect(name).toMatch(/\d{4}-\d\d-\d\d\.csv$/)
  expect(Object.keys(recordsOf(bytes)[0]!)).toContain('Lead')
})

async function download(page: Page, menu: string, entry: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: menu, exact: true }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: entry }).click()])
  return { name: file.suggestedFilename(), bytes: await bytesOf(file) }
}

function recordsOf(bytes: Buffer): Record<string, string>[] {
  return parse<Record<string, string>>(bytes, { bom: true, columns: true })
}

/** The headers as they stand, left to right. */
async function headersSeen(page: Page): Promise<string[]> {
  const headers = await page
    .locator('.ag-header-cell[col-id]')
    .evaluateAll((cells) =>
      cells.map(
        (cell) =>
          [
            Number(cell.getAttribute('aria-colindex')),
            cell.querySelector('.ag-header-cell-text')?.textContent ?? '',
          ] as const,
      ),
    )
  return headers.sort(([a], [b]) => a - b).map(([, text]) => text)
}
