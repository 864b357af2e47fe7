import { setTimeout as wait } from 'node:timers/promises'
import type { Destination } from '../ipc'
import { Page } from './page'

/** What it is asked and answers: one after another. */
export type ToReturning =
  { type: 'come'; place: Destination } | { type: 'spread' } | { type: 'mark' } | { type: 'stop' }
export type FromReturning = { type: 'there' } | { type: 'marked' } | { type: 'back'; times: number[] }

/** How often it is looked whether somebody is back (ms), when everybody who is cut off has noticed, and when it is given up. */
const look = 5
const noticed = 300
const patience = 30_000

// People at work who come back when their process is killed; each makes an edit a second, in a row of their own.
let pages: Page[] = []
let rows: string[] = []

process.on('message', (order: ToReturning) => void obey(order))
// Whatever becomes of the parent, no process stays behind.
process.once('disconnect', () => process.exit(0))

async function obey(order: ToReturning): Promise<void> {
  switch (order.type) {
    case 'come':
      pages = order.place.cookies.map((cookie) => new Page(order.place, cookie))
      await everybodyServed()
      rows = [...pages[0]!.doc.getMap('items').keys()]
      pages.forEach((page, i) => {
        setTimeout(() => setInterval(() => page.edit(rows[i]!), 1_000), (i / pages.length) * 1_000)
      })
      return void tell({ type: 'there' })
    case 'spread':
      // One after another: so the balancer deals them out evenly.
      for (const page of pages) {
        page.reload()
        await wait(look)
      }
      await wait(noticed)
      await everybodyServed()
      return void tell({ type: 'there' })
    case 'mark': {
      const marked = pages.map(({ count }) => count)
      const at = performance.now()
      tell({ type: 'marked' })
      return void tell({ type: 'back', times: await returned(marked, at) })
    }
    case 'stop':
      process.exit(0)
  }
}

/** How long each of those who are cut off now takes until they know all edits made before, and another knows theirs (ms). */
async function returned(marked: readonly number[], at: number): Promise<number[]> {
  const cut = new Set<number>()
  const back = new Map<number, number>()
  const knows = (page: Page) => marked.every((count, i) => page.seen(rows[i]!) >= count || count === 0)
  while (performance.now() < at + patience) {
    const now = performance.now()
    if (now < at + noticed) pages.forEach((page, i) => !page.isServed && cut.add(i))
    const staying = pages.find((_, i) => !cut.has(i))
    for (const i of cut) {
      const isSeen = staying !== undefined && staying.seen(rows[i]!) >= marked[i]!
      if (!back.has(i) && pages[i]!.isServed && isSeen && knows(pages[i]!)) back.set(i, now - at)
    }
    if (now > at + noticed && back.size === cut.size) break
    await wait(look)
  }
  return [...cut].map((i) => back.get(i) ?? Infinity)
}

async function everybodyServed(): Promise<void> {
  while (!pages.every(({ isServed }) => isServed)) await wait(look)
}

function tell(message: FromReturning): void {
  process.send!(message)
}
