import { useCallback, useMemo } from 'react'
import type { LedgerWaiting } from '../contracts/houseInbox'
import type { Person } from '../model/ledger/person'
import type { ReadLedger } from './readLedger'
import { useElsewhere } from './useElsewhere'
import type { InboxReader } from './useInbox'
import { inOrderOfHarm, waitingRows } from './waitingRows'
import type { WaitingRow } from '../model/records/waitingRow'

export interface HouseInboxReader extends InboxReader {
  /** What waits in the whole house, the most harmful to leave lying first. */
  waiting: readonly WaitingRow[]
  /** What waits and is new in the other ledgers. */
  elsewhere: readonly LedgerWaiting[]
}

/** The person's inbox for all ledgers, in the page of one of them: `own` is that one's, which is live (useInbox). */
export function useHouseInbox(
  { tracker, store, reading }: ReadLedger,
  person: Person,
  own: InboxReader,
  isSettled: boolean,
): HouseInboxReader {
  const { ledgers, read: readElsewhere } = useElsewhere(tracker.id, isSettled)
  const { inbox, read: readOwn } = own
  const { version } = store
  const waiting = useMemo(() => {
    void version
    const here = inbox ? waitingRows({ tracker, store, reading }, person, inbox) : []
    return inOrderOfHarm([...here, ...ledgers.flatMap((ledger) => ledger.waiting)])
  }, [tracker, store, version, reading, person, inbox, ledgers])
  const read = useCallback(() => {
    readOwn()
    void readElsewhere()
  }, [readOwn, readElsewhere])
  return { ...own, waiting, elsewhere: ledgers, read }
}
