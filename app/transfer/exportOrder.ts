import type { LedgerSnapshot } from '../context'
import type { Item } from '../model/ledger'
import type { ExportOptions } from './exportRows'

export type ExportEnding = 'csv' | 'xlsx'

/** What is to be written, but for its items: those come in parts, since to hand over many takes long. */
export interface ExportOrder {
  snapshot: Omit<LedgerSnapshot, 'items'>
  options: ExportOptions
  ending: ExportEnding
}

/** What the writing thread is told, in this order; it answers the last with the file's bytes. */
export type ExportPart = { kind: 'order'; order: ExportOrder } | { kind: 'items'; items: Item[] } | { kind: 'write' }
