import type { ChangedBy } from '../history/history'
import type { Person } from '../ledger/person'
import { coordinates } from '../ledger/person'
import type { RowLabel } from '../meeting/meeting'
import type { Attachment } from '../files/attachment'
import type { ExtensionFacts, ExtensionState } from './kinds/extension'
import type { OrderFacts, OrderState } from './kinds/order'
import type { CallFacts, CallState } from './kinds/call'
import type { UrgeFacts, UrgeState } from './kinds/urge'
import type { WhistleFacts, WhistleState } from './kinds/whistle'
import type { Actor } from './steps'

/** What people open. */
export const openedKinds = ['extension', 'order', 'urge', 'whistle'] as const
/** 延期申请, 督办单, 催办, 吹哨. */
export type OpenedKind = (typeof openedKinds)[number]
/** 报到 comes with a 吹哨, as a part of it. */
export type RecordKindName = OpenedKind | 'call'
export const recordKinds: readonly RecordKindName[] = [...openedKinds, 'call']

export interface FactsOf {
  extension: ExtensionFacts
  order: OrderFacts
  urge: UrgeFacts
  whistle: WhistleFacts
  call: CallFacts
}

export interface StatesOf {
  extension: ExtensionState
  order: OrderState
  urge: UrgeState
  whistle: WhistleState
  call: CallState
}

/** The row that it is about; null: none. */
interface RowsOf {
  extension: string
  order: string
  urge: string
  whistle: string | null
  call: string | null
}

/** What all kinds of records have (R1): only ever added to, and changed by steps alone. Times in ms. */
export interface RecordOf<Kind extends RecordKindName> {
  /** Made by who asks, so that asking twice does once. */
  id: string
  kind: Kind
  item: RowsOf[Kind]
  /** The row as it was called then. */
  label: RowsOf[Kind] extends string ? RowLabel : RowLabel | null
  /** The record that this one is a part of. */
  parent: string | null
  state: StatesOf[Kind]
  /** Grows with each step: who steps from another one has not seen all. */
  version: number
  /** To whom it goes, or who asks. */
  department: string
  /** The department of who opened it, or what it has become part of (X11); null: they had none. */
  asker: string | null
  /** Who must agree; null: nobody. */
  leader: string | null
  /** In its series and year, without gaps (E5); null: its kind has none. */
  number: { year: number; count: number } | null
  facts: FactsOf[Kind]
  by: ChangedBy
  at: number
  /** By when it is to be answered: a date, or ''. */
  until: string
  /** When somebody of those to whom it goes first had it before them. */
  seenAt: number | null
  changedAt: number
  isOpen: boolean
}

export type LedgerRecord = { [Kind in RecordKindName]: RecordOf<Kind> }[RecordKindName]

/** A step that was taken: null stands for the first, and, as a person, for the server. */
export interface RecordEvent {
  event: string
  from: string | null
  to: string
  words: string
  /** What was decided besides, such as another date: by the kind's own names. */
  details: Readonly<Record<string, string>>
  /** That came along with it (R5). */
  files: readonly Attachment[]
  by: ChangedBy | null
  at: number
}

/** As what somebody stands to a record; nothing where the ledger is put away. */
export function actorsOf(
  { department, asker, leader }: Pick<LedgerRecord, 'department' | 'asker' | 'leader'>,
  person: Person,
): Actor[] {
  if (person.isArchived) return []
  const who: Actor[] = []
  const speaksFor = person.role === 'viewer' ? null : person.department
  if (speaksFor !== null && speaksFor === department) who.push('department')
  if (speaksFor !== null && speaksFor === asker) who.push('asker')
  if (coordinates(person)) who.push('coordinator')
  if (leader === person.id) who.push('leader')
  return who
}
