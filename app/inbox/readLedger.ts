import type { Translation } from '../i18n/useTranslation'
import type { LedgerSnapshot } from '../model/ledger/snapshot'
import type { Tracker } from '../model/ledger/tracker'
import { LedgerStore } from '../sync/LedgerStore'
import { createReading, type Reading } from '../reading/reading'

/** A ledger as it is read, also without a page of its own. */
export interface ReadLedger {
  tracker: Pick<Tracker, 'id' | 'title' | 'archivedAt'>
  store: LedgerStore
  reading: Reading
}

export function readLedger(snapshot: LedgerSnapshot, now: number, { t, language }: Translation): ReadLedger {
  const store = new LedgerStore(snapshot.tracker.settings, now, snapshot)
  const reading = createReading(store, store.schema, snapshot.departments, t, language)
  return { tracker: snapshot.tracker, store, reading }
}
