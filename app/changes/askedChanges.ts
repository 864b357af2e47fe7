import { shownChanges, type ShownChanges } from '../model/history/changeMarks'

/** What the ledger is compared with, and of which changed rows alone are shown. */
export interface AskedChanges {
  /** As askedPoint reads it: `last-meeting`, `meeting:ID` or a date; null compares nothing. */
  base: string | null
  /** Null shows all rows. */
  shown: ShownChanges | null
}

/** Reads `changes` and `changed-only` of an address. */
export function askedChanges(query: URLSearchParams): AskedChanges {
  const base = query.get('changes') || null
  return {
    base,
    shown: base === null ? null : (shownChanges.find((known) => known === query.get('changed-only')) ?? null),
  }
}

export function changesQuery({ base, shown }: AskedChanges): [string, string][] {
  return base === null ? [] : [['changes', base], ...(shown ? [['changed-only', shown] as [string, string]] : [])]
}
