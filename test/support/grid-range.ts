import type { Page } from 'playwright-core'

/** The rows and columns of the cells that are drawn as selected. */
export async function selectedOn(page: Page): Promise<{ rows: string[]; columns: string[] }> {
  const cells = await page.locator('.ag-cell.cell--range').evaluateAll((all) =>
    all.map((cell) => ({
      row: cell.closest('.ag-row')!.getAttribute('row-id')!,
      index: Number(cell.closest('.ag-row')!.getAttribute('row-index')),
      column: cell.getAttribute('col-id')!,
      x: cell.getBoundingClientRect().x,
    })),
  )
  const unique = (ids: string[]) => [...new Set(ids)]
  return {
    rows: unique([...cells].sort((a, b) => a.index - b.index).map(({ row }) => row)),
    columns: unique([...cells].sort((a, b) => a.x - b.x).map(({ column }) => column)),
  }
}

/** Presses a key several times. */
export async function press(page: Page, key: string, times = 1): Promise<void> {
  for (let i = 0; i < times; i++) await page.keyboard.press(key)
}
