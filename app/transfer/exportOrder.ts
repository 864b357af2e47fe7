import type { LedgerSnapshot } from '../model/ledger/snapshot'
import type { Item } from '../model/ledger/rows'
import type { ExportOptions } from './exportRows'

export type ExportEnding = 'csv' | 'xlsx'

/** What is to be written, but for its rows: those come in parts, since to hand over many takes long. */
export interface ExportOrder {
  snapshot: Omit<LedgerSnapshot, 'items' | 'stamps'>
  options: ExportOptions
  ending: ExportEnding
}

/** What the writing thread is told, in this order; it answers the last with the file's bytes. */
export type ExportPart =
  | { kind: 'order'; order: ExportOrder }
  | { kind: 'rows'; items: Item[]; stamps: LedgerSnapshot['stamps'] }
  | { kind: 'write' }
