import type { ComparedRow } from '../model/history/comparison'

/**
 * `main`: all but rows whose light alone changed, as the lights of many do when time passes; those are `light`. Items with
 * sub-items stand among these two alone, as they count in no figure.
 */
export const shownChanges = ['main', 'changed', 'red', 'closed', 'added', 'removed', 'light'] as const
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
