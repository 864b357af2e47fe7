import type { CellEdit } from '../../ledger/edit'
import type { LightSettings } from '../../ledger/light'
import type { Item } from '../../ledger/rows'
import type { Person } from '../../ledger/person'
import type { FactsOf, RecordKindName, RecordOf, StatesOf } from '../record'
import type { RecordOutcome } from '../recordOutcome'
import type { Actor, Steps } from '../steps'

/** What opening a record is judged by: the row as it is, and who asks. */
export interface OpeningGround {
  person: Person
  item: Item
  hasSubItems: boolean
  /** A date in the ledger's time zone. */
  today: string
  /** Open departments. */
  departments: ReadonlySet<string>
  /** Of this kind on this row: how many are open, and how many were granted. */
  open: number
  granted: number
  settings: LightSettings
}

export interface Opening<Kind extends RecordKindName> {
  state: StatesOf[Kind]
  facts: FactsOf[Kind]
  department: string
  leader?: string
  until?: string
}

/** A kind of records: one table of transitions, and what is asked and written around it. */
export interface RecordKind<Kind extends RecordKindName = RecordKindName> {
  steps: Steps<StatesOf[Kind]>
  /** Do records of this kind have numbers (E5)? */
  isNumbered?: true
  /** For whom it waits in each state; none: it waits for nobody. */
  waitsFor: Readonly<Partial<Record<StatesOf[Kind], Actor>>>
  /** Why nothing of the kind can be opened on this row by whoever asks, whatever they fill in; null: it can. */
  judge(ground: OpeningGround): RecordOutcome | null
  /** What it begins with, or what is wrong with what was filled in. `asked`: as `recordCommand` read it. */
  open(asked: FactsOf[Kind], ground: OpeningGround): Opening<Kind> | RecordOutcome
  /** What a step changes in what the record says, or why it cannot be done (default: nothing). */
  decide?(record: RecordOf<Kind>, event: string, details: StepDetails, item: Item | null): FactsOf[Kind] | RecordOutcome
  /** Steps that write into the row, and what, in the same transaction (R2). */
  writes?: readonly string[]
  edits?(record: RecordOf<Kind>): CellEdit[]
  /** Does what became of the row take away what was asked? Why, by the refusals' names; null: no. */
  lapse?(record: RecordOf<Kind>, item: Item | null): 'removed' | 'settled' | 'another-lead' | null
}

/** What a step brings besides its words. */
export interface StepDetails {
  /** A date. */
  due?: string | undefined
}
