import { createContext, useContext } from 'react'
import type { Person } from '../model/ledger/person'
import type { Reading } from '../reading/reading'
import type { LedgerStore } from '../sync/LedgerStore'
import type { SendRecord } from './useSendRecord'

/** What records are shown and asked with, on whichever page of a ledger they stand. */
export interface RecordContext {
  /** The ledger's id. */
  tracker: string
  store: LedgerStore
  /** Names, words and dates, with the departments as they are now. */
  reading: Reading
  person: Person
  send: SendRecord
  /** The server's clock minus this browser's (ms). */
  clock: number
}

const Context = createContext<RecordContext | null>(null)
export const RecordContextProvider = Context.Provider

export function useRecordContext(): RecordContext {
  const context = useContext(Context)
  if (!context) throw new Error('outside of a page of a ledger')
  return context
}
