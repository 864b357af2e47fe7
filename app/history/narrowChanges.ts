import type { ComparedRow } from '../model/comparison'

export const shownChanges = ['all', 'changed', 'red', 'closed', 'added', 'removed'] as const
export type ShownChanges = (typeof shownChanges)[number]

/** Which changes somebody wants to see. `stream` and `department` (the row's lead): ids; '' for all. */
export interface Narrowing {
  stream: string
  department: string
  show: ShownChanges
}

/** Reads `stream`, `department` and `show` of an address; what it does not know means all. */
export function askedNarrowing(query: URLSearchParams): Narrowing {
  const show = shownChanges.find((one) => one === query.get('show')) ?? 'all'
  return { stream: query.get('stream') ?? '', department: query.get('department') ?? '', show }
}

const shows: Record<ShownChanges, (row: ComparedRow) => boolean> = {
  all: () => true,
  changed: ({ cells }) => cells.length > 0,
  red: ({ isNewlyRed }) => isNewlyRed,
  closed: ({ isNewlyClosed }) => isNewlyClosed,
  added: ({ change }) => change === 'added',
  removed: ({ change }) => change === 'removed',
}

export function narrowChanges(rows: readonly ComparedRow[], { stream, department, show }: Narrowing): ComparedRow[] {
  return rows.filter((row) => (stream === '' || row.label.stream === stream) && (department === '' || row.label.lead === department) && shows[show](row))
}
