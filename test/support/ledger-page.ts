import type { Locator, Page } from 'playwright-core'

/** Once the rows stand and all is saved. */
export async function ledgerIsOpen(page: Page): Promise<void> {
  await page.locator('.save-state--saved').waitFor()
  await page.locator('.ag-row[row-id]').first().waitFor()
}

/** Once React has the page: what is clicked or typed before is lost. */
export const isLive = (page: Page) =>
  page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith('__reactFiber$')))

/** Once all that editing needs is in the page: from then on it can do without the network (W8). */
export const canGoOffline = (page: Page) =>
  page.waitForFunction(() => {
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
    return [/\/SharedText-[^/]*\.js$/, /\/DateCalendar-[^/]*\.js$/].every((part) =>
      loaded.some((name) => part.test(name)),
    )
  })

export function cellOf(page: Page, item: string, column: string): Locator {
  return page.locator(`.ag-row[row-id="${item}"] .ag-cell[col-id="${column}"]`)
}

export function headerOf(page: Page, column: string): Locator {
  return page.locator(`.ag-header-cell[col-id="${column}"]`)
}

/** Ids of the rows that are drawn, top to bottom (`stream:…` for a stream's heading). */
export function rowIds(page: Page): Promise<string[]> {
  return page.locator('.ag-row[row-id]').evaluateAll((rows) => {
    const byIndex = new Map(rows.map((row) => [Number(row.getAttribute('row-index')), row.getAttribute('row-id')!]))
    return [...byIndex].sort(([a], [b]) => a - b).map(([, id]) => id)
  })
}

export const row = (page: Page, id: string) => page.locator(`.ag-row[row-id="${id}"]`)
export const saved = (page: Page) => page.locator('.save-state--saved').waitFor()
/** Waits until something there says this. */
export const seen = async (where: Locator, text: string | RegExp) => where.filter({ hasText: text }).waitFor()

/** What one types in: the input over a short text, or an editor of its own. */
export const editorWithKeyboard = '.cell-input--open:focus, .popup-editor :focus'

/** What stands in a long text's editor: all but the others' carets with their names. */
export const textIn = (text: Locator): Promise<string> =>
  text.evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement
    copy.querySelectorAll('.cm-ySelectionCaret').forEach((caret) => caret.remove())
    return copy.textContent
  })

/** Opens a cell's editor and waits until it has the keyboard. */
export async function openEditor(page: Page, id: string, column: string): Promise<void> {
  await cellOf(page, id, column).dblclick()
  await page.locator(editorWithKeyboard).waitFor()
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
      const asking = opening.result.transaction('custom').objectStore('custom').get('unsaved') as IDBRequest<
        { edits: number } | undefined
      >
      asking.onsuccess = () => {
        opening.result.close()
        resolve(asking.result?.edits ?? 0)
      }
    }
  })
