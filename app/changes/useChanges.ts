import { useCallback, useEffect, useMemo, useState } from 'react'
import { createChangeMarks, rowsShown, shownChanges, type ChangeMarks, type ShownChanges } from '../model/changeMarks'
import type { Comparison } from '../model/comparison'
import type { LedgerStore } from '../sync/LedgerStore'
import { putInAddress } from '../ui/address'
import { useComparison, type ComparisonProblem } from './useComparison'

export interface Changes {
  /** What the ledger is compared with, as askedPoint reads it; null while it is not. */
  base: string | null
  /** Null until it has been read. */
  comparison: Comparison | null
  marks: ChangeMarks | null
  problem: ComparisonProblem | null
  /** Of which rows alone are shown; null shows all. */
  shown: ShownChanges | null
  /** Ids of these rows; null lets all through. */
  only: ReadonlySet<string> | null
  compareWith(base: string | null): void
  show(shown: ShownChanges | null): void
}

/**
 * What changed in the ledger since another moment, for this person's own screen. It stands in the address:
 * `changes=last-meeting`, `meeting:ID` or a date, and `changed-only` with what alone is shown.
 */
export function useChanges(tracker: string, search: string, store: LedgerStore, isOffline: boolean, language: string): Changes {
  const [{ base, shown }, setAsked] = useState(() => askedIn(search))
  useEffect(() => {
    const query: [string, string][] = base === null ? [] : [['changes', base], ...(shown ? [['changed-only', shown] as [string, string]] : [])]
    putInAddress('changes', query)
  }, [base, shown])
  const { compared, problem } = useComparison(tracker, base, store, isOffline, language)
  const marks = useMemo(() => compared && createChangeMarks(compared.comparison, compared.items), [compared])
  const only = useMemo(() => (compared && shown ? rowsShown(compared.comparison, shown) : null), [compared, shown])
  return {
    base,
    comparison: compared?.comparison ?? null,
    marks,
    problem,
    shown,
    only,
    compareWith: useCallback((next) => setAsked((asked) => ({ base: next, shown: next === null ? null : asked.shown })), []),
    show: useCallback((next) => setAsked((asked) => ({ ...asked, shown: next })), []),
  }
}

function askedIn(search: string): { base: string | null; shown: ShownChanges | null } {
  const query = new URLSearchParams(search)
  const base = query.get('changes') || null
  return { base, shown: base === null ? null : (shownChanges.find((known) => known === query.get('changed-only')) ?? null) }
}
