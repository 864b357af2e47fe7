import { withDistinctColumns, withDistinctStreams } from './distinctNames'
import type { Thresholds } from './thresholds'
import type { NewLedger } from './newLedger'
import type { Stream } from './rows'
import type { ColumnRecord } from './schema'
import type { LedgerSnapshot } from './snapshot'

/** A ledger's structure, without anything that stands in it (L6). */
export interface LedgerTemplate {
  title: { zh: string; en: string }
  /** What it is for, in a sentence. */
  about: { zh: string; en: string }
  settings: Thresholds
  columns: readonly ColumnRecord[]
  streams: readonly Stream[]
}

/** One that the house keeps. */
export interface KeptTemplate {
  id: string
  template: LedgerTemplate
  madeAt: number
  madeBy: string
}

export type TemplateOutcome = 'kept' | 'refused' | 'too-many' | 'name-taken' | 'not-allowed'

export function ledgerFromTemplate(
  { settings, columns, streams }: LedgerTemplate,
  title: NewLedger['title'],
  timeZone: string,
): NewLedger {
  return { title, settings: { ...settings, timeZone }, columns, streams, items: [] }
}

/** Nothing stands in a template's columns that would need what is removed. */
function withoutRemoved(column: ColumnRecord): ColumnRecord {
  const options = Object.entries(column.options).filter(([, { isRemoved }]) => !isRemoved)
  return { ...column, options: Object.fromEntries(options) }
}

/** What a ledger is made of; what is removed from it is not. */
export function templateOf({ tracker, columns, streams }: LedgerSnapshot, title: NewLedger['title']): LedgerTemplate {
  const { timeZone: _, ...settings } = tracker.settings
  return {
    ...{ title, settings, about: { zh: '', en: '' } },
    columns: withDistinctColumns(columns.filter(({ isRemoved }) => !isRemoved).map(withoutRemoved)),
    streams: withDistinctStreams(streams.filter(({ removed }) => removed === '')),
  }
}
