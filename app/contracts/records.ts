import * as z from 'zod/mini'
import type { ExtensionState } from '../model/records/kinds/extension'
import type { CallState } from '../model/records/kinds/call'
import type { OrderState } from '../model/records/kinds/order'
import type { WhistleState } from '../model/records/kinds/whistle'
import { urgencies } from '../model/records/whistleLimits'
import { kindsOfRecords } from '../model/records/kinds/kinds'
import type { LedgerRecord, RecordEvent } from '../model/records/record'
import { recordOutcomes } from '../model/records/recordOutcome'
import type { RecordsOn } from '../model/records/recordsOn'
import type { ItemRecords, RecordWithEvents } from '../model/records/itemRecords'
import type { RecordAnswer } from '../model/records/recordAnswer'
import type { Contract } from './contract'
import { attachments } from './attachments'
import { toldReminder } from './reminders'
import { cellsRefused, changedBy, extended, rowLabel } from './values'

const statesOf = <State extends string>(steps: Readonly<Record<State, unknown>>) =>
  z.enum(Object.keys(steps) as [State, ...State[]])

const envelope = {
  id: z.string(),
  parent: z.nullable(z.string()),
  version: z.number(),
  department: z.string(),
  asker: z.nullable(z.string()),
  leader: z.nullable(z.string()),
  number: z.nullable(z.object({ year: z.number(), count: z.number() })),
  by: changedBy,
  at: z.number(),
  until: z.string(),
  seenAt: z.nullable(z.number()),
  changedAt: z.number(),
  isOpen: z.boolean(),
}

const aboutRow = { ...envelope, item: z.string(), label: rowLabel }
const aboutAnything = { ...envelope, item: z.nullable(z.string()), label: z.nullable(rowLabel) }
export const callState = statesOf<CallState>(kindsOfRecords.call.steps)
const moment = z.nullable(z.number())
const mark = z.number()

export const record: Contract<LedgerRecord> = z.discriminatedUnion('kind', [
  z.object({
    ...aboutRow,
    kind: z.literal('extension'),
    state: statesOf<ExtensionState>(kindsOfRecords.extension.steps),
    facts: z.object({
      from: z.string(),
      due: z.string(),
      cause: z.string(),
      done: z.string(),
      plan: z.string(),
      evidence: z.array(z.string()),
      late: z.string(),
      granted: z.string(),
    }),
  }),
  z.object({
    ...aboutRow,
    kind: z.literal('order'),
    state: statesOf<OrderState>(kindsOfRecords.order.steps),
    facts: z.object({
      department: z.string(),
      text: z.string(),
      until: z.string(),
      level: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    }),
  }),
  z.object({
    ...aboutRow,
    kind: z.literal('urge'),
    state: z.literal('sent'),
    facts: z.object({ words: z.string() }),
  }),
  z.object({
    ...aboutAnything,
    kind: z.literal('whistle'),
    state: statesOf<WhistleState>(kindsOfRecords.whistle.steps),
    facts: z.object({
      urgency: z.enum(urgencies),
      place: z.string(),
      text: z.string(),
      tried: z.string(),
      departments: z.array(z.string()),
      became: z.string(),
    }),
  }),
  z.object({
    ...aboutAnything,
    kind: z.literal('call'),
    state: callState,
    facts: z.object({
      urgency: z.enum(urgencies),
      place: z.string(),
      dueAt: z.number(),
      disputeBy: z.number(),
      ...{ answeredAt: moment, cameAt: moment, handledAt: moment, overdueAt: moment },
      dispute: z.nullable(z.object({ department: z.string(), clause: z.string() })),
      movedTo: z.string(),
      rateBy: moment,
      rating: z.nullable(z.object({ speed: mark, attitude: mark, result: mark })),
      appealBy: moment,
    }),
  }),
])

const event: Contract<RecordEvent> = z.object({
  event: z.string(),
  from: z.nullable(z.string()),
  to: z.string(),
  words: z.string(),
  details: z.record(z.string(), z.string()),
  files: attachments,
  by: z.nullable(changedBy),
  at: z.number(),
})

/** `GET …/records`. */
export const recordsOn: Contract<RecordsOn> = z.object({
  open: z.array(record),
  extended: z.record(z.string(), extended),
})

export const recordWithEvents: Contract<RecordWithEvents> = z.object({ record, events: z.array(event) })

/** `GET …/items/:item/records`. */
export const itemRecords: Contract<ItemRecords> = z.object({
  records: z.array(recordWithEvents),
  reminders: z.array(toldReminder),
})

/** What `POST …/records` answers. */
export const recordAnswer: Contract<RecordAnswer> = z.object({
  outcome: z.union([z.enum(recordOutcomes), cellsRefused]),
  record: z.optional(record),
  made: z.optional(z.number()),
  refused: z.optional(z.array(z.object({ item: z.nullable(z.string()), outcome: z.enum(recordOutcomes) }))),
})
