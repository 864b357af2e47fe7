import { useCallback, useEffect, useMemo, useState } from 'react'
import { createChangeMarks, rowsShown, type ChangeMarks, type ShownChanges } from '../model/history/changeMarks'
import type { Comparison } from '../model/history/comparison'
import type { LedgerStore } from '../sync/LedgerStore'
import { putInAddress } from '../ui/address'
import { askedChanges, changesQuery, type AskedChanges } from './askedChanges'
import { useComparison, type ComparisonProblem } from './useComparison'

export interface Changes extends AskedChanges {
  /** Null until it has been read. */
  comparison: Comparison | null
  marks: ChangeMarks | null
  problem: ComparisonProblem | null
  /** Ids of these rows; null lets all through. */
  only: ReadonlySet<string> | null
  compareWith(base: string | null): void
  show(shown: ShownChanges | null): void
}

/**
 * What changed in the ledger since another moment, for this person's own screen. It stands in the address (askedChanges).
 */
export function useChanges(
  tracker: string,
  search: string,
  store: LedgerStore,
  isOffline: boolean,
  language: string,
): Changes {
  const [{ base, shown }, setAsked] = useState(() => askedChanges(new URLSearchParams(search)))
  useEffect(() => putInAddress('changes', changesQuery({ base, shown })), [base, shown])
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
    compareWith: useCallback(
      (next) => setAsked((asked) => ({ base: next, shown: next === null ? null : asked.shown })),
      [],
    ),
    show: useCallback((next) => setAsked((asked) => ({ ...asked, shown: next })), []),
  }
}
