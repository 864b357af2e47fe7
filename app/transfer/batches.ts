import type { CellEdit } from '../model/ledger/edit'
import type { Item } from '../model/ledger/rows'
import { limits } from '../model/ledger/limits'
import type { Plan, PlannedRow } from './plan'

/** Rows that are written in one transaction, and so travel in one frame. */
export interface Batch {
  rows: PlannedRow[]
  added: Item[]
  edits: CellEdit[]
}

/** Room for what Yjs and the wire add. */
const mostBytes = limits.frameBytes * 0.75
/** What a cell costs besides its text: its name, its id, who wrote it. */
const perCell = 64
const cellsOfRow = 17

/**
 * A plan's rows in as few batches as fit a frame each (D5). Taking one back sends the old texts, so these count too. New
 * items come before all else: sub-items may stand under them.
 */
export function batchesOf({ rows }: Plan): Batch[] {
  const isTop = (row: PlannedRow) => row.item?.parent === ''
  const toWrite = rows.filter(({ kind }) => kind === 'new' || kind === 'changed')
  const batches: Batch[] = []
  let left = 0
  for (const row of [...toWrite.filter(isTop), ...toWrite.filter((row) => !isTop(row))]) {
    const bytes = sizeOf(row)
    if (bytes > left) {
      batches.push({ rows: [], added: [], edits: [] })
      left = mostBytes
    }
    left -= bytes
    const batch = batches.at(-1)!
    batch.rows.push(row)
    if (row.item) batch.added.push(row.item)
    else batch.edits.push(...row.cells.map(({ column, value }) => ({ item: row.id, column, value })))
  }
  return batches
}

/** At most: a UTF-16 unit takes three bytes of UTF-8. */
function sizeOf({ cells, item }: PlannedRow): number {
  const texts = cells.reduce(
    (sum, { from, to, value }) => sum + 3 * Math.max(from.length, to.length, [value].flat().join().length),
    0,
  )
  return texts + perCell * (item ? cellsOfRow : cells.length)
}
