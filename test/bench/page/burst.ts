import { setCells } from '#app/model/ledger/edit'
import { outline } from '#app/model/ledger/outline'
import { readItems, readStreams } from '#app/model/ledger/ledger'
import { connectEditor } from '../../support/people'
import { openedLedger, type BenchedPage } from './session'

const changes = 1_000

/** Somebody else changes a thousand cells at once, from the first row on. */
export async function measureBurst(session: BenchedPage): Promise<{ burstFrame: number; burst: number }> {
  const page = await openedLedger(session)
  const other = await connectEditor(session, { cookie: session.otherCookie }, session.tracker)
  try {
    const word = `改${Date.now() % 100_000}`
    const items = outline(readStreams(other.doc), readItems(other.doc)).flatMap((stream) =>
      stream.items.map(({ item }) => item.id),
    )
    const [first] = items
    await page.evaluate(
      ([row, text]) => {
        const burst: { frames: number[]; end?: number } = ((window as unknown as { burst: object }).burst = {
          frames: [],
        })
        let last = performance.now()
        const frame = () => {
          const now = performance.now()
          burst.frames.push(now - last)
          last = now
          if (
            !burst.end &&
            document.querySelector(`.ag-row[row-id="${row}"] .ag-cell[col-id="owner"]`)?.textContent.includes(text!)
          )
            burst.end = now
          // What comes after it is looked at too: stamps, lights, the fading ground.
          if (!burst.end || now - burst.end < 1_500) requestAnimationFrame(frame)
          else document.body.setAttribute('data-burst', 'over')
        }
        requestAnimationFrame(frame)
      },
      [first, word],
    )
    const start = await page.evaluate(() => performance.now())
    const person = { id: 'bench', name: '', role: 'coordinator' as const, department: 'bianban' }
    const edits = Array.from({ length: changes }, (_, i) => ({
      item: items[i % items.length]!,
      column: 'owner' as const,
      value: `${word}${i}`,
    }))
    setCells({ doc: other.doc, person, departments: new Set(), newId: () => '' }, edits)
    await page.locator('body[data-burst]').waitFor()
    const { frames, end } = await page.evaluate(
      () => (window as unknown as { burst: { frames: number[]; end: number } }).burst,
    )
    return { burstFrame: Math.max(...frames), burst: end - start }
  } finally {
    other.close()
    await page.context().close()
  }
}
