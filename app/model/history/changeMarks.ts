import type { StoredColumn } from '../ledger/columns'
import type { ComparedRow, Comparison } from './comparison'
import type { CellValue, Item } from '../ledger/rows'
import type { Light } from '../ledger/light'
import { sinceLast, type Since } from './sinceLast'

/** What may be said of a row that is there: its cells changed, it turned red, was closed, or came. */
export const changeKinds = ['changed', 'newlyRed', 'newlyClosed', 'added'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** Which rows alone are shown; `any`: all that a comparison names, also for another light. */
export const shownChanges = ['any', ...changeKinds] as const
export type ShownChanges = (typeof shownChanges)[number]

/** What a ledger that goes on changing shows of a comparison with an earlier moment. */
export interface ChangeMarks {
  /** Null when the cell says what it said then. `now`: what it says at this moment. */
  cell(item: string, column: StoredColumn, now: CellValue): Since | null
  /** The light that a row had then; null when it is the same, or the row was not there. */
  light(item: string, now: Light): Light | null
  kinds(item: string): readonly ChangeKind[]
}

/** `items`: the rows as they were when the comparison was made. */
export function createChangeMarks(comparison: Comparison, items: readonly Item[]): ChangeMarks {
  const since = sinceLast(comparison, items, () => '')
  const rows = new Map(
    comparison.rows.map((row) => [row.item, { kinds: kindsOf(row), light: row.light.before?.light ?? null }]),
  )
  return {
    cell: since.cell,
    light(item, now) {
      const before = rows.get(item)?.light ?? null
      return before === now ? null : before
    },
    kinds: (item) => rows.get(item)?.kinds ?? (since.isNew(item) ? ['added'] : []),
  }
}

/** Ids of the rows that are there and of which this may be said: as many as are counted. */
export function rowsShown({ rows }: Comparison, shown: ShownChanges): Set<string> {
  const isShown = (row: ComparedRow) =>
    row.change !== 'removed' && (shown === 'any' || (!row.isSummary && kindsOf(row).includes(shown)))
  return new Set(rows.filter(isShown).map(({ item }) => item))
}

function kindsOf({ change, cells, isNewlyRed, isNewlyClosed }: ComparedRow): ChangeKind[] {
  const is: Record<ChangeKind, boolean> = {
    changed: cells.length > 0,
    newlyRed: isNewlyRed,
    newlyClosed: isNewlyClosed,
    added: change === 'added',
  }
  return changeKinds.filter((kind) => is[kind])
}
