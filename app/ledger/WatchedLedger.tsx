import { useRevalidator } from '@remix-run/react'
import { useEffect, useState, type ReactNode } from 'react'
import { standingOf, type Person } from '../model/ledger/person'
import type { Tracker } from '../model/ledger/tracker'
import { watchLedger } from '../sync/watchLedger'
import { useLatest } from '../ui/useLatest'
import type { WhyLost } from './AccessLost'
import { WhileOpen } from './WhileOpen'

interface WatchedLedgerProps {
  tracker: Pick<Tracker, 'id' | 'title'>
  person: Person
  children: ReactNode
}

/** A page of a ledger that holds no document of it: it hears of changed access all the same, and goes on with it (L1). */
export function WatchedLedger({ tracker, person, children }: WatchedLedgerProps) {
  const [lost, setLost] = useState<WhyLost | null>(null)
  const { revalidate } = useRevalidator()
  const latest = useLatest({ person, revalidate })
  const standing = standingOf(person)
  useEffect(
    () =>
      watchLedger(tracker.id, latest().person, {
        onLost: setLost,
        onOtherRights: () => latest().revalidate(),
      }),
    [tracker.id, standing, latest],
  )
  return (
    <WhileOpen tracker={tracker} person={person} lost={lost}>
      {children}
    </WhileOpen>
  )
}
