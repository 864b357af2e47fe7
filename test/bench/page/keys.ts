import { openedLedger, type BenchedPage } from './session'

/** So many cells are written, one below the other. */
const cells = 30
const word = 'abcd'

/** From a key's going down to the frame that shows what it did, in a column of short texts; milliseconds. */
export async function measureKeys(session: BenchedPage): Promise<{ keyP50: number; keyP95: number }> {
  const page = await openedLedger(session)
  try {
    await page.evaluate(() => {
      const times: number[] = ((window as unknown as { times: number[] }).times = [])
      addEventListener(
        'keydown',
        ({ timeStamp }) => requestAnimationFrame(() => {
          // A message comes after the frame is painted.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => times.push(performance.now() - timeStamp)
          port2.postMessage(null)
        }),
        { capture: true },
      )
    })
    await page.locator('.ag-row[row-id="r5"] .ag-cell[col-id="owner"], .ag-row .ag-cell.cell--mine[col-id="owner"]').first().click()
    for (let cell = 0; cell < cells; cell++) {
      for (const key of word) await page.keyboard.press(key)
      await page.keyboard.press('Enter')
    }
    const keys = cells * (word.length + 1)
    await page.waitForFunction((count) => (window as unknown as { times: number[] }).times.length >= count, keys)
    const times = (await page.evaluate(() => (window as unknown as { times: number[] }).times)).sort((a, b) => a - b)
    const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))]!
    return { keyP50: at(0.5), keyP95: at(0.95) }
  } finally {
    await page.context().close()
  }
}
