import { parentPort } from 'node:worker_threads'
import type { LedgerSnapshot } from '../model/ledger/snapshot'
import { ledgerCsv } from './csv'
import type { ExportOrder, ExportPart } from './exportOrder'
import { ledgerXlsx } from './xlsx'

// Writes files in a thread of the server's (server/files.ts): a workbook of 20,000 rows takes seconds, in which nobody's
// edit would be saved.
let order: ExportOrder | null = null
let rows: Pick<LedgerSnapshot, 'items' | 'stamps'> = { items: [], stamps: {} }

async function write({ snapshot, options, ending }: ExportOrder): Promise<Uint8Array> {
  const whole = { ...snapshot, ...rows }
  return ending === 'csv' ? new TextEncoder().encode(ledgerCsv(whole, options)) : ledgerXlsx(whole, options)
}

parentPort!.on('message', (part: ExportPart) => {
  if (part.kind === 'order') {
    order = part.order
    rows = { items: [], stamps: {} }
  } else if (part.kind === 'rows') {
    rows.items.push(...part.items)
    Object.assign(rows.stamps, part.stamps)
  } else {
    const work = write(order!)
    order = null
    rows = { items: [], stamps: {} }
    // What fails ends the thread, and so its server hears of it.
    void work.then((bytes) => parentPort!.postMessage(bytes))
  }
})
