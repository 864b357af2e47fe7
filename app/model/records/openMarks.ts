import { openedKinds, type LedgerRecord } from './record'
import { recordsByItem } from './recordsOn'

/** What may be seen of what is open on a row: each kind, and that its department was urged more than once. */
export const openMarks = [...openedKinds, 'urged-again'] as const
export type OpenMark = (typeof openMarks)[number]

const none: readonly OpenMark[] = []

export function isOpenMark(value: string): value is OpenMark {
  return openMarks.some((mark) => mark === value)
}

/** The marks of a row, by what is open on it, in their order. Asked for each row at each edit. */
export function marksOf(open: readonly Pick<LedgerRecord, 'kind'>[]): readonly OpenMark[] {
  if (open.length === 0) return none
  const count = (kind: LedgerRecord['kind']) => open.filter((record) => record.kind === kind).length
  return openMarks.filter((mark) => (mark === 'urged-again' ? count('urge') > 1 : count(mark) > 0))
}

/** Those of all rows on which something is open, by item. */
export function marksByItem(open: readonly LedgerRecord[]): Map<string, readonly OpenMark[]> {
  return new Map(Array.from(recordsByItem(open), ([item, here]) => [item, marksOf(here)]))
}
