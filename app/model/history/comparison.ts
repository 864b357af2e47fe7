import { isStoredColumn, type StoredColumn } from '../ledger/columns'
import type { ChangedBy } from './history'
import { cellIn, differingColumns, type CellValue, type Item, type Stream } from '../ledger/rows'
import type { LightSettings, LightState } from '../ledger/light'
import type { Stamp } from '../ledger/stamp'
import { lightsAt } from '../ledger/lightsOf'
import type { Extended } from '../records/grants'
import type { RowLabel } from '../meeting/meeting'
import { labelOf } from '../meeting/agenda'
import { outline, type OutlineItem } from '../ledger/outline'
import type { ColumnRecord } from '../ledger/schema'
import { statusOf } from '../ledger/status'
import { columnChanges } from './columnChanges'
import { streamChanges } from './streamChanges'
import type { StructureChange } from './structureChange'

/** A ledger at one moment (ms): rows, what it says of its columns, and by item id its stamps of then. */
export interface LedgerMoment {
  at: number
  columns: readonly ColumnRecord[]
  streams: readonly Stream[]
  items: readonly Item[]
  stamps: Readonly<Record<string, Stamp>>
}

/** Who last changed a cell, or made or deleted a row (`column` is null), and when; columns and streams are rows too. */
export interface Touch {
  item: string
  column: string | null
  person: ChangedBy
  at: number
}

/** Columns whose old and new values say something to people. */
export type ComparedColumn = Exclude<StoredColumn, 'order'>
export function isComparedColumn(id: string): id is ComparedColumn {
  return isStoredColumn(id) && id !== 'order'
}

export interface ComparedCell {
  column: ComparedColumn
  before: CellValue
  after: CellValue
  /** Null where the history does not say. */
  by: ChangedBy | null
  at: number | null
}

export interface ComparedRow {
  item: string
  /** As of the later moment; of a removed row, as of the earlier. */
  label: RowLabel
  /** `changed` also when only its light is another one. */
  change: 'added' | 'removed' | 'changed'
  cells: ComparedCell[]
  /** Only where its deadline moved and more time was granted in between: as of the later moment. */
  extended?: Extended | undefined
  /** Who made or deleted the row; null for a changed one. */
  by: ChangedBy | null
  at: number | null
  /** Null where the row is not there. */
  light: { before: LightState | null; after: LightState | null }
  isNewlyRed: boolean
  isNewlyClosed: boolean
  /** It shows the roll-up of its sub-items: it counts in no figure. */
  isSummary: boolean
}

/** Of items that carry a status of their own, as in all figures. */
export interface ComparisonCounts {
  added: number
  removed: number
  /** Those that were there before and after, and have changed cells. */
  changed: number
  /** Changed cells in those. */
  cells: number
  newlyRed: number
  newlyClosed: number
}

/** What changed between two moments, in the ledger's order; removed rows stand at the end of their stream. */
export interface Comparison {
  from: number
  to: number
  /** What became of columns and streams themselves; no figure counts it. */
  structure: StructureChange[]
  rows: ComparedRow[]
  counts: ComparisonCounts
  byStream: Record<string, ComparisonCounts>
  /** By the department that leads the row; '' leads none. */
  byDepartment: Record<string, ComparisonCounts>
}

/**
 * Compares a ledger at two moments. A cell counts by its values at both ends: what was changed and changed back is not
 * told. `touches`: the last change of each cell and row up to the later moment.
 */
export function compareLedgers(
  before: LedgerMoment,
  after: LedgerMoment,
  touches: readonly Touch[],
  settings: LightSettings,
): Comparison {
  const [old, now] = [readMoment(before, settings), readMoment(after, settings)]
  const touchOf = new Map(touches.map((touch) => [`${touch.item}/${touch.column ?? ''}`, touch]))
  const rows: ComparedRow[] = []
  for (const stream of new Set([...now.streams, ...old.streams])) {
    for (const row of now.rows.values())
      if (row.label.stream === stream) rows.push(...compareRow(old.rows.get(row.entry.item.id), row, touchOf))
    for (const row of old.rows.values()) {
      if (row.label.stream === stream && !now.rows.has(row.entry.item.id))
        rows.push(...compareRow(row, undefined, touchOf))
    }
  }
  return {
    from: before.at,
    to: after.at,
    structure: [
      ...columnChanges(before.columns, after.columns, touchOf),
      ...streamChanges(before.streams, after.streams, touchOf),
    ],
    rows,
    counts: countChanges(rows),
    byStream: countBy(rows, ({ label }) => label.stream),
    byDepartment: countBy(rows, ({ label }) => label.lead),
  }
}

/** Ids of the rows that somebody changed, made, or whose cells differ: what "changed since" means. */
export function changedItems({ rows }: Comparison): Set<string> {
  return new Set(
    rows
      .filter(({ change, cells }) => change === 'added' || (change === 'changed' && cells.length > 0))
      .map(({ item }) => item),
  )
}

interface Row {
  entry: OutlineItem
  label: RowLabel
  light: LightState
  /** The number of the item that it is a sub-item of; '' when it is none. */
  parent: string
}

function readMoment(moment: LedgerMoment, settings: LightSettings): { streams: string[]; rows: Map<string, Row> } {
  const lightOf = lightsAt(moment.stamps, settings, moment.at)
  const streams = outline(moment.streams, moment.items)
  const rows = new Map<string, Row>()
  for (const { stream, items } of streams) {
    for (const item of items) {
      for (const entry of [item, ...item.children]) {
        rows.set(entry.item.id, {
          entry,
          label: labelOf(entry, stream.id),
          light: lightOf(entry),
          parent: entry === item ? '' : item.code,
        })
      }
    }
  }
  return { streams: streams.map(({ stream }) => stream.id), rows }
}

/** Nothing when the row is the same. */
function compareRow(old: Row | undefined, now: Row | undefined, touchOf: ReadonlyMap<string, Touch>): ComparedRow[] {
  const { entry, label } = (now ?? old)!
  const { id } = entry.item
  const cells = old && now ? comparedCells(old, now, touchOf) : []
  const light = { before: old?.light ?? null, after: now?.light ?? null }
  if (old && now && cells.length === 0 && light.before!.light === light.after!.light) return []
  // What came into sight or went out of it with its stream was made or deleted by nobody (L3).
  const touch = old && now ? undefined : (touchOf.get(`${id}/`) ?? touchOf.get(`${label.stream}/removed`))
  // An item with sub-items has neither a light nor a status of its own: theirs are told.
  const isLeaf = now !== undefined && now.entry.children.length === 0
  const wasLeaf = old !== undefined && old.entry.children.length === 0
  return [
    {
      item: id,
      label,
      change: old && now ? 'changed' : now ? 'added' : 'removed',
      cells,
      by: touch?.person ?? null,
      at: touch?.at ?? null,
      light,
      isNewlyRed: isLeaf && now.light.light === 'red' && !(wasLeaf && old.light.light === 'red'),
      isNewlyClosed:
        isLeaf && statusOf(now.entry.item) === 'closed' && !(wasLeaf && statusOf(old.entry.item) === 'closed'),
      isSummary: now ? !isLeaf : !wasLeaf,
    },
  ]
}

function comparedCells(old: Row, now: Row, touchOf: ReadonlyMap<string, Touch>): ComparedCell[] {
  const [before, after] = [old.entry.item, now.entry.item]
  // A parent's id says nothing to people, and its row may be gone: it is told by its number of then.
  const valueOf = (row: Row, column: ComparedColumn) =>
    column === 'parent' ? row.parent : cellIn(row.entry.item, column)
  return differingColumns(before, after)
    .filter(isComparedColumn)
    .map((column) => {
      // A row that was deleted and brought back as another one has no change of its cell.
      const touch = touchOf.get(`${after.id}/${column}`) ?? touchOf.get(`${after.id}/`)
      return {
        column,
        before: valueOf(old, column),
        after: valueOf(now, column),
        by: touch?.person ?? null,
        at: touch?.at ?? null,
      }
    })
}

export function countChanges(rows: readonly ComparedRow[]): ComparisonCounts {
  const counted = rows.filter(({ isSummary }) => !isSummary)
  const count = (is: (row: ComparedRow) => boolean) => counted.filter(is).length
  return {
    added: count(({ change }) => change === 'added'),
    removed: count(({ change }) => change === 'removed'),
    changed: count(({ cells }) => cells.length > 0),
    cells: counted.reduce((sum, { cells }) => sum + cells.length, 0),
    newlyRed: count(({ isNewlyRed }) => isNewlyRed),
    newlyClosed: count(({ isNewlyClosed }) => isNewlyClosed),
  }
}

function countBy(rows: readonly ComparedRow[], keyOf: (row: ComparedRow) => string): Record<string, ComparisonCounts> {
  const groups = new Map<string, ComparedRow[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return Object.fromEntries(Array.from(groups, ([key, group]) => [key, countChanges(group)]))
}
