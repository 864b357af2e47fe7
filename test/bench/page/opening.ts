import { newPage, type BenchedPage } from './session'

/** Milliseconds since the page was asked for. */
export interface Opening {
  /** Rows stand on the screen. */
  firstRows: number
  /** The grid has taken their place. */
  grid: number
  /** A cell of it may be written. */
  editable: number
}

/** Opens the ledger in a new profile, as somebody does for the first time. */
export async function measureOpening(session: BenchedPage): Promise<Opening> {
  const page = await newPage(session)
  try {
    await page.addInitScript(() => {
      const seen: Partial<Opening> = ((window as unknown as { seen: object }).seen = {})
      const selectors = {
        firstRows: '.first-paint tr, .ag-row',
        grid: '.ag-row .ag-cell',
        editable: '.ag-cell.cell--mine',
      } as const
      const look = () => {
        for (const [name, selector] of Object.entries(selectors))
          seen[name as keyof Opening] ??= document.querySelector(selector) ? performance.now() : undefined
        if (!seen.editable) requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
    await page.goto(`${session.address}/trackers/${session.tracker}`)
    await page.locator('.ag-cell.cell--mine').first().waitFor()
    await page.locator('.save-state--saved').waitFor()
    return await page.evaluate(() => (window as unknown as { seen: Opening }).seen)
  } finally {
    await page.context().close()
  }
}
