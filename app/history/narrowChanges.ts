import type { ComparedRow } from '../model/history/comparison'
import type { StructureChange } from '../model/history/structureChange'

/**
 * `main`: all but rows whose light alone changed, as the lights of many do when time passes; those are `light`. Items with
 * sub-items stand among these two alone, as they count in no figure. `structure`: columns and streams, and no row.
 */
export const shownChanges = ['main', 'changed', 'red', 'closed', 'added', 'removed', 'structure', 'light'] as const
export type ShownChanges = (typeof shownChanges)[number]

/** Which changes somebody wants to see. `stream` and `department` (the row's lead): ids. '' is all, everywhere. */
export interface Narrowing {
  stream: string
  department: string
  show: ShownChanges | ''
}

/** Reads `stream`, `department` and `show` of an address; what it does not know means all, and no `show` means `usual`. */
export function askedNarrowing(query: URLSearchParams, usual: ShownChanges | ''): Narrowing {
  const show = shownChanges.find((one) => one === query.get('show')) ?? usual
  return { stream: query.get('stream') ?? '', department: query.get('department') ?? '', show }
}

const shows: Record<ShownChanges, (row: ComparedRow) => boolean> = {
  main: (row) => !shows.light(row),
  changed: ({ cells, isSummary }) => cells.length > 0 && !isSummary,
  red: ({ isNewlyRed }) => isNewlyRed,
  closed: ({ isNewlyClosed }) => isNewlyClosed,
  added: ({ change, isSummary }) => change === 'added' && !isSummary,
  removed: ({ change, isSummary }) => change === 'removed' && !isSummary,
  structure: () => false,
  light: ({ change, cells, isNewlyRed, isNewlyClosed }) =>
    change === 'changed' && cells.length === 0 && !isNewlyRed && !isNewlyClosed,
}

export function narrowChanges(rows: readonly ComparedRow[], { stream, department, show }: Narrowing): ComparedRow[] {
  return rows.filter(
    (row) =>
      (stream === '' || row.label.stream === stream) &&
      (department === '' || row.label.lead === department) &&
      (show === '' || shows[show](row)),
  )
}

/** What became of columns concerns all of the ledger; what became of a stream, that stream. */
export function narrowStructure(
  changes: readonly StructureChange[],
  { stream, department, show }: Narrowing,
): StructureChange[] {
  if (department !== '' || !['', 'main', 'structure'].includes(show)) return []
  return changes.filter(({ of, id }) => stream === '' || (of === 'stream' && id === stream))
}
