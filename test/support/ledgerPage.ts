import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openContext, type PersonInBrowser } from './browser'
import { tracker, type TestServer } from './server'

/** Opens the ledger as somebody, once it may be edited. */
export async function openLedger(browser: Browser, server: TestServer, who: PersonInBrowser): Promise<Page> {
  const context = await openContext(browser, server, who)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  page.on('pageerror', (error) => expect.fail(`the page threw: ${error.message}`))
  await page.goto(`/trackers/${tracker}`)
  await page.locator('.save-state--saved').waitFor()
  await row(page, '1.3').first().waitFor()
  return page
}

export const row = (page: Page, id: string) => page.locator(`.ag-row[row-id="${id}"]`)
export const cell = (page: Page, id: string, column: string) => page.locator(`.ag-row[row-id="${id}"] .ag-cell[col-id="${column}"]`)
export const saved = (page: Page) => page.locator('.save-state--saved').waitFor()
export const seen = async (where: Locator, text: string | RegExp) => where.filter({ hasText: text }).waitFor()
/** Opens a cell's editor and waits until it has the keyboard. */
export async function openEditor(page: Page, id: string, column: string): Promise<void> {
  await cell(page, id, column).dblclick()
  await page.locator('.ag-cell-inline-editing input:focus, .popup-editor :focus').waitFor()
}
export async function type(page: Page, id: string, column: string, text: string): Promise<void> {
  await openEditor(page, id, column)
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
}
/** In the page: how many unsaved edits the browser's own copy counts. */
export const keptEdits = (name: string) =>
  new Promise<number>((resolve) => {
    const opening = indexedDB.open(name)
    opening.onsuccess = () => {
      const asking = opening.result.transaction('custom').objectStore('custom').get('unsaved')
      asking.onsuccess = () => {
        opening.result.close()
        resolve(asking.result?.edits ?? 0)
      }
    }
  })
export const rowIds = (page: Page) =>
  page.locator('.ag-row').evaluateAll((rows) => [...new Map(rows.map((row) => [Number(row.getAttribute('row-index')), row.getAttribute('row-id')])).entries()].sort((a, b) => a[0] - b[0]).map(([, id]) => id))
