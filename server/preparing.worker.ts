import { parentPort } from 'node:worker_threads'
import { judgeNewLedger } from '#app/model/ledger/judgeNewLedger'
import type { Item } from '#app/model/ledger/rows'
import { freshDocument } from '#db/fresh-document'
import type { Prepared, PreparingPart } from './preparing'

// Judges ledgers that are to be made, and builds their documents, in a thread of the server's (server/preparing.ts): of 20,000
// rows that takes seconds.
let order: Extract<PreparingPart, { kind: 'order' }> | null = null
let items: Item[] = []

function prepare({ ledger, departments }: NonNullable<typeof order>): Prepared {
  const whole = { ...ledger, items }
  const refusals = judgeNewLedger(whole, new Set(departments))
  return refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'fit', document: freshDocument(whole) }
}

parentPort!.on('message', (part: PreparingPart) => {
  if (part.kind === 'order') {
    order = part
    items = []
  } else if (part.kind === 'rows') items.push(...part.items)
  else {
    const prepared = prepare(order!)
    order = null
    items = []
    parentPort!.postMessage(prepared, prepared.kind === 'fit' ? [prepared.document.state.buffer as ArrayBuffer] : [])
  }
})
