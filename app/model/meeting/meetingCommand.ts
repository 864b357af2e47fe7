import { z } from 'zod'
import { isDate } from '../text/dates'
import { isId } from '../ledger/ids'
import { limits } from '../ledger/limits'
import { arrangements, decisionKinds, entryStates } from './meeting'
import { oneLine } from '../text/oneLine'
import { plainText } from '../text/plainText'

const id = z.string().refine(isId)
const text = z.string().overwrite(plainText).trim().max(limits.shortText)
const title = oneLine.min(1).max(limits.meetingTitle)
const chair = oneLine.max(limits.meetingTitle)
const date = z.string().refine(isDate)
const by = z.enum(arrangements)
const secondsPerItem = z.int().min(10).max(3_600).nullable()

/** What a coordinator asks of a meeting, as the page sends it. */
export const meetingCommand = z.discriminatedUnion('do', [
  z.object({ do: z.literal('start'), title, heldOn: date, chair, by, secondsPerItem }),
  z.object({ do: z.literal('describe'), title, heldOn: date, chair, secondsPerItem }),
  z.object({
    do: z.literal('go'),
    to: z.union([
      z.object({ slide: z.enum(['opening', 'closing']), item: z.null() }),
      z.object({ slide: z.literal('item'), item: id }),
    ]),
  }),
  z.object({ do: z.literal('hand-over'), person: z.string().min(1).max(64) }),
  z.object({ do: z.literal('arrange'), by }),
  /** Behind `after`; null: to the front. */
  z.object({ do: z.literal('move'), item: id, after: id.nullable() }),
  z.object({ do: z.literal('mark'), item: id, state: z.enum(entryStates) }),
  /** Puts an item on the agenda behind where the meeting is. */
  z.object({ do: z.literal('add'), item: id }),
  /** With the cells that follow from it. `id` is the page's own, so that a request which is sent twice decides once. */
  z.object({
    do: z.literal('decide'),
    id,
    item: id.nullable(),
    kind: z.enum(decisionKinds),
    text,
    department: z.union([z.literal(''), id]),
    responsible: oneLine.max(limits.shortText),
    due: z.union([z.literal(''), date]),
  }),
  z.object({ do: z.literal('settle'), decision: id }),
  z.object({ do: z.literal('withdraw'), decision: id }),
  /** Makes the row that a decision becomes, unless it is there. */
  z.object({ do: z.literal('sub-item'), decision: id }),
  z.object({ do: z.literal('close') }),
])
export type MeetingCommand = z.infer<typeof meetingCommand>

/** Edited minutes. `revision`: of the text that was edited. */
export const minutesEdit = z.object({
  language: z.enum(['zh', 'en']),
  text: z.string().overwrite(plainText).max(limits.minutes),
  revision: z.int().min(1),
})
export type MinutesEdit = z.infer<typeof minutesEdit>
