import * as z from 'zod/mini'
import type { ShownCall, WhistlesNow } from '../model/records/whistles'
import { urgencies } from '../model/records/whistleLimits'
import type { Contract } from './contract'
import { callState, recordWithEvents } from './records'
import { changedBy } from './values'

/** `GET …/whistles/now`. */
export const whistlesNow: Contract<WhistlesNow> = z.object({
  records: z.array(recordWithEvents),
  figures: z.object({
    ...{ blown: z.number(), rejected: z.number(), due: z.number(), inTime: z.number(), rated: z.number() },
    mean: z.nullable(z.number()),
  }),
  older: z.number(),
  titles: z.record(z.string(), z.object({ title: z.string(), titleEn: z.string() })),
})

/** `GET /screen/:token/calls`. */
export const shownCalls: Contract<ShownCall[]> = z.array(
  z.object({
    id: z.string(),
    department: z.string(),
    place: z.string(),
    urgency: z.enum(urgencies),
    by: changedBy,
    state: callState,
    dueAt: z.number(),
    isWaiting: z.boolean(),
  }),
)
