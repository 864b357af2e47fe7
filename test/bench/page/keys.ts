import { openedLedger, type BenchedPage } from './session'

/** The browser's, which TypeScript does not know yet. */
interface PostTask {
  postTask(task: () => void, options: { priority: 'user-blocking' }): Promise<void>
}

/** So many cells are written, one below the other. */
const cells = 30
const word = 'abcd'
/** From one key to the next, milliseconds: as somebody writes who writes very fast (twelve keys a second). */
const pace = 80

/**
 * From a key's going down until the frame that shows what it did is painted, in a column of short texts; milliseconds.
 * Enter is one key in five: it writes the cell and goes on to the next.
 */
export async function measureKeys(session: BenchedPage): Promise<{ keyP50: number; keyP95: number }> {
  const page = await openedLedger(session)
  try {
    await page.evaluate(() => {
      const times: number[] = ((window as unknown as { times: number[] }).times = [])
      addEventListener(
        'keydown',
        ({ timeStamp }) =>
          requestAnimationFrame(() => {
            // The first thing after the frame is painted, before whatever else waits.
            void (window as unknown as { scheduler: PostTask }).scheduler.postTask(
              () => times.push(performance.now() - timeStamp),
              { priority: 'user-blocking' },
            )
          }),
        { capture: true },
      )
    })
    await page
      .locator('.ag-row[row-id="r5"] .ag-cell[col-id="owner"], .ag-row .ag-cell.cell--mine[col-id="owner"]')
      .first()
      .click()
    const text = `${word}\n`.repeat(cells)
    await page.keyboard.type(text, { delay: pace })
    await page.waitForFunction((count) => (window as unknown as { times: number[] }).times.length >= count, text.length)
    const times = (await page.evaluate(() => (window as unknown as { times: number[] }).times)).sort((a, b) => a - b)
    const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))]!
    return { keyP50: at(0.5), keyP95: at(0.95) }
  } finally {
    await page.context().close()
  }
}
