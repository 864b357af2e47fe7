import { useCallback } from 'react'
import type { Desk } from '../model/ledger/edit'
import type { Refusal } from '../model/ledger/errors'
import { useLatest } from '../ui/useLatest'
import type { Outcome, Structure } from './StructureContext'

interface Told {
  /** It was done. */
  done(text: string): void
  refused(refusals: readonly Refusal[]): void
}

/** How a page does what its forms of columns and streams ask for. */
export function useActing(desk: Desk | null, told: Told): Structure['act'] {
  const latest = useLatest({ desk, told })
  return useCallback(
    (work: (desk: Desk) => Outcome, text: string) => {
      const { desk, told } = latest()
      if (!desk) return null
      const outcome = work(desk)
      const refusals = Array.isArray(outcome) ? outcome : 'refusals' in outcome ? outcome.refusals : []
      if (refusals.length > 0) {
        told.refused(refusals as readonly Refusal[])
        return null
      }
      told.done(text)
      return 'id' in outcome ? outcome.id : ''
    },
    [latest],
  )
}
