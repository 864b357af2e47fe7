import { textColumns } from './columns'
import { withDistinctColumns, withDistinctStreams } from './distinctNames'
import { fitRows } from './fitRows'
import type { NewLedger } from './newLedger'
import { openDepartments } from './person'
import { emptyCell, ownColumnsOf, withCells, type CellValue, type Item } from './rows'
import type { StoredColumn } from './columns'
import type { LedgerSnapshot } from './snapshot'
import { statusOf, type Status } from './status'
import type { Column } from './schema'
import { LedgerSchema } from './schema'

/** What a copy takes along besides streams, columns, items and their departments. */
export const copyParts = ['progress', 'dates', 'people', 'evidence'] as const
export type CopyPart = (typeof copyParts)[number]

/** What is asked for when a ledger is copied. `id`: the copy's, made by who asks. */
export interface CopyWish {
  id: string
  title: NewLedger['title']
  parts: readonly CopyPart[]
}

/**
 * A ledger like another one (L6): what is removed there stays behind, and so does what the copy is not to have. What was
 * closed is as far as it may be without what it was closed on; departments that are closed by now are named no more.
 */
export function copyLedger(from: LedgerSnapshot, title: NewLedger['title'], parts: readonly CopyPart[]): NewLedger {
  const columns = withDistinctColumns(from.columns.filter(({ isRemoved }) => !isRemoved))
  const streams = withDistinctStreams(from.streams.filter(({ removed }) => removed === ''))
  const schema = new LedgerSchema(columns)
  const there = new Set(streams.map(({ id }) => id))
  const sources = from.items.filter(({ stream }) => there.has(stream))
  const top = new Set(sources.filter(({ parent }) => parent === '').map(({ id }) => id))
  const parents = new Set(sources.map(({ parent }) => parent))
  const merged = new Map(from.departments.map(({ id, mergedInto }) => [id, mergedInto ?? id]))
  const kept = sources.map((item) => {
    const parent = top.has(item.parent) ? item.parent : ''
    const lead = merged.get(item.lead) ?? item.lead
    // Who led and who supported may have become one.
    const support = [...new Set(item.support.map((id) => merged.get(id) ?? id))].filter((id) => id !== lead)
    const bare = withoutParts({ ...item, parent, lead, support }, schema, parts)
    return { ...bare, status: parents.has(item.id) ? ('' as const) : statusFor(bare, item, parts) }
  })
  const open = new Set(openDepartments(from.departments).map(({ id }) => id))
  const { items } = fitRows({ columns, streams, items: kept }, open)
  return { title, settings: from.tracker.settings, columns, streams, items }
}

function withoutParts(item: Item, schema: LedgerSchema, parts: readonly CopyPart[]): Item {
  const emptied = ([...textColumns, 'reason', 'owner', 'due', 'evidence'] as const).filter(
    (column) => !parts.includes(partOf(schema.column(column))!),
  )
  const own = ownColumnsOf(item).filter((id) => {
    const column = schema.column(id)
    const part = column && partOf(column)
    return !schema.has(id) || (part !== null && !parts.includes(part))
  })
  return withCells(
    item,
    [...emptied, ...own].map((column: StoredColumn): [StoredColumn, CellValue] => [column, emptyCell(column)]),
  )
}

/** With which part a column's values go along; null: they always do. */
function partOf({ id, kind, writers }: Column): CopyPart | null {
  if (id === 'owner') return 'people'
  if (kind === 'date') return 'dates'
  if (kind === 'links') return 'evidence'
  return writers === 'structure' && id !== 'reason' ? null : 'progress'
}

function statusFor(bare: Item, { status }: Item, parts: readonly CopyPart[]): Status {
  if (!parts.includes('progress')) return 'issued'
  if (statusOf({ status }) !== 'closed' || bare.evidence.length > 0) return statusOf({ status })
  return bare.progress.trim() === '' ? 'in_progress' : 'submitted'
}
