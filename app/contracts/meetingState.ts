import * as z from 'zod/mini'
import {
  agendaReasons,
  arrangements,
  decisionKinds,
  entryStates,
  type AgendaEntry,
  type Attendee,
  type Decision,
  type Meeting,
  type MeetingState,
  type Position,
} from '../model/meeting/meeting'
import { roles } from '../model/ledger/person'
import { meetingOutcomes, type CellsRefused, type MeetingOutcome } from '../model/meeting/meetingOutcome'
import type { Contract } from './contract'
import { cellsRefused, changedBy, rowLabel } from './values'

/** The meeting that is on in a ledger; null when none is. `now` (ms): the server's clock, by which the timer is told. */
export interface Shown {
  state: MeetingState | null
  now: number
}

/** What a command is answered with: the state is the one after it, whatever became of it. */
export interface CommandAnswer extends Shown {
  outcome: MeetingOutcome | CellsRefused
}

const presenter = z.object({ id: z.string(), name: z.string() })

const position: Contract<Position> = z.union([
  z.object({ slide: z.enum(['opening', 'closing']), item: z.null() }),
  z.object({ slide: z.literal('item'), item: z.string() }),
])

const meeting: Contract<Meeting> = z.object({
  id: z.string(),
  title: z.string(),
  heldOn: z.string(),
  chair: z.string(),
  by: z.enum(arrangements),
  secondsPerItem: z.nullable(z.number()),
  startedAt: z.number(),
  startedBy: changedBy,
  presenter,
  position,
  positionSince: z.number(),
  version: z.number(),
  base: z.object({ meeting: z.nullable(z.string()), at: z.number() }),
  closedAt: z.nullable(z.number()),
  closedBy: z.nullable(changedBy),
})

const entry: Contract<AgendaEntry> = z.object({
  item: z.string(),
  reasons: z.array(z.enum(agendaReasons)),
  state: z.enum(entryStates),
  label: rowLabel,
  addedBy: z.nullable(z.string()),
  isGone: z.boolean(),
})

const decision: Contract<Decision> = z.object({
  id: z.string(),
  meeting: z.string(),
  item: z.nullable(z.string()),
  label: z.nullable(rowLabel),
  kind: z.enum(decisionKinds),
  text: z.string(),
  department: z.string(),
  responsible: z.string(),
  due: z.string(),
  by: changedBy,
  at: z.number(),
  subItem: z.nullable(z.string()),
  settledAt: z.nullable(z.number()),
  settledBy: z.nullable(z.string()),
  withdrawnAt: z.nullable(z.number()),
  withdrawnBy: z.nullable(z.string()),
})

const attendee: Contract<Attendee> = z.object({
  person: changedBy,
  role: z.nullable(z.enum(roles)),
  firstSeen: z.number(),
  lastSeen: z.number(),
})

const state: Contract<MeetingState> = z.object({
  meeting,
  agenda: z.array(entry),
  decisions: z.array(decision),
  carried: z.array(decision),
  attendance: z.array(attendee),
  nextOn: z.string(),
  requests: z.array(z.object({ item: z.string(), due: z.string(), cause: z.string(), by: changedBy })),
  presenters: z.array(presenter),
})

const parts = { state: z.nullable(state), now: z.number() }

/** `GET …/meeting/state`, and `GET /screen/:token/state`. */
export const shown: Contract<Shown> = z.object(parts)

/** What `POST …/meeting/state` answers. */
export const commandAnswer: Contract<CommandAnswer> = z.object({
  ...parts,
  outcome: z.union([z.enum(meetingOutcomes), cellsRefused]),
})
