import type { Counting } from '../../house/deadline'
import type { CellEdit } from '../../ledger/edit'
import type { LightSettings } from '../../ledger/light'
import type { Item } from '../../ledger/rows'
import type { Person } from '../../ledger/person'
import type { FactsOf, RecordKindName, RecordOf, StatesOf } from '../record'
import type { RecordOutcome } from '../recordOutcome'
import type { Actor, Steps } from '../steps'
import type { RatingAspect } from './call'
import type { WhistleLimits } from '../whistleLimits'

/** What opening a record is judged by: the row as it is, and who asks. */
export interface OpeningGround {
  person: Person
  /** Null: it is about no row. */
  item: Item | null
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

/** When something is opened (ms), and what its time is counted by. */
export interface OpeningMoment {
  at: number
  counting: Counting
  limits: WhistleLimits
}

/** A record that is opened with the one of which it is a part. */
export interface Part<Kind extends RecordKindName> extends Opening<Kind> {
  kind: Kind
}

export const recordClocks = ['record-overdue', 'call-runs-out'] as const
export type RecordClock = (typeof recordClocks)[number]

/** A kind of records: one table of transitions, and what is asked and written around it. */
export interface RecordKind<Kind extends RecordKindName = RecordKindName> {
  steps: Steps<StatesOf[Kind]>
  /** States in which it is over, though something may still be done about it. Final ones are, where nobody is waited for. */
  over?: readonly StatesOf[Kind][]
  /** Do records of this kind have numbers (E5)? */
  isNumbered?: true
  /** For whom it waits in each state; none: it waits for nobody. */
  waitsFor: Readonly<Partial<Record<StatesOf[Kind], Actor>>>
  /** Why nothing of the kind can be opened on this row by whoever asks, whatever they fill in; null: it can. */
  judge(ground: OpeningGround): RecordOutcome | null
  /** What it begins with, or what is wrong with what was filled in. `asked`: as `recordCommand` read it. */
  open(asked: FactsOf[Kind], ground: OpeningGround): Opening<Kind> | RecordOutcome
  /** Files may come along when it is opened (R5). */
  files?: 'may'
  /** What is opened with it as its parts. */
  parts?(record: RecordOf<Kind>, moment: OpeningMoment): Part<'call'>[]
  /** What a step changes in what the record says, or why it cannot be done (default: nothing). */
  decide?(
    record: RecordOf<Kind>,
    event: string,
    details: StepDetails,
    ground: StepGround,
  ): FactsOf[Kind] | RecordOutcome
  /** Where something runs out (R3): which step the server takes when (ms) if nothing happens before; null: none. */
  runsOut?(record: RecordOf<Kind>, counting: Counting): { event: string; at: number } | null
  /**
   * The kind of clock that leads to it, as it is stored. A kind of records that comes later has another one, so that a process
   * from before leaves it to others (P5).
   */
  clock?: RecordClock
  /** Does it go on when the row is gone that it was about? */
  outlivesRow?: true
  /** Steps that write into the ledger, and which cells, in the same transaction (R2). */
  writes?: readonly string[]
  edits?(record: RecordOf<Kind>): CellEdit[]
  /** Can what it waits for not wait until the morning? Default: it can. */
  isUrgent?(record: RecordOf<Kind>): boolean
  /** Whom a step tells of itself, besides what it lets them do: by its name. */
  tells?: Readonly<Partial<Record<string, readonly Exclude<Actor, 'server'>[]>>>
  /** Does what became of the row take away what was asked? Why, by the refusals' names; null: no. */
  lapse?(record: RecordOf<Kind>, item: Item | null): 'removed' | 'settled' | 'another-lead' | null
}

/** What a step brings. */
export interface StepDetails extends Partial<Record<RatingAspect, number | undefined>> {
  words?: string
  /** A date. */
  due?: string | undefined
  /** Whose affair it is. */
  department?: string | undefined
  clause?: string | undefined
  /** The item that came of it. */
  became?: string | undefined
}

/** What a step is judged by. */
export interface StepGround {
  /** The row as it is; null: it is gone, or there is none. */
  item: Item | null
  /** ms */
  at: number
  counting: Counting
  /** Open departments. */
  departments: ReadonlySet<string>
}
