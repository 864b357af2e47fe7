import type { LightState } from '../ledger/light'
import type { Harm } from './harm'
import type { InboxTask } from './inbox'
import type { LedgerRecord } from './record'

/** A row of a ledger as another page names it. */
export interface RowName {
  ledger: { id: string; title: { zh: string; en: string } }
  item: string
  code: string
  /** In the reader's language. */
  title: string
  /** The title of the item of which it is a part; '' for an item. */
  above: string
  /** Where it is, if not in the ledger's grid. */
  to?: string | undefined
}

interface WaitingName extends RowName {
  harm: Harm
  /** Since when, and until when as its line says it, in the ledger's time zone. */
  since: string
  due: string
}

/** What a row asks of the reader. */
export interface TaskRow extends WaitingName {
  light: LightState
  task: InboxTask
}

/** What somebody asks of the reader by a record. */
export interface AskRow extends WaitingName {
  /** Null: it is about no row. */
  light: LightState | null
  record: LedgerRecord
  /** How the department is called of which nobody can answer; '' where it is the reader's own. */
  nobodyAt: string
  /** What the reader does about it with one click, by the kind's own names. */
  steps: string[]
}

export type WaitingRow = TaskRow | AskRow
