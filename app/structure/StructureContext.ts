import { createContext, useContext } from 'react'
import type { Desk } from '../model/ledger/edit'
import type { Refusal } from '../model/ledger/errors'
import type { Reading } from '../reading/reading'
import type { LedgerStore } from '../sync/LedgerStore'

/** What an edit of columns or streams says of itself. */
export type Outcome = readonly Refusal[] | { id: string } | { refusals: readonly Refusal[] }

/** What the forms of columns and streams need, on whatever page they stand. */
export interface Structure {
  store: LedgerStore
  /** With the columns as they are now. */
  reading: Reading
  /** Null until the document is whole. */
  desk: Desk | null
  /** Does one thing, and says so with a button that takes it back, or why not. Returns the new id, '' without one; null: it was not done. */
  act(work: (desk: Desk) => Outcome, text: string): string | null
}

const Context = createContext<Structure | null>(null)
export const StructureProvider = Context.Provider

export function useStructure(): Structure {
  const structure = useContext(Context)
  if (!structure) throw new Error('outside of a page that edits a ledger’s structure')
  return structure
}
