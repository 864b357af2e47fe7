import * as z from 'zod/mini'
import { minutesOutcomes, type Minutes, type MinutesOutcome } from '../model/meeting/keptMinutes'
import type { Contract } from './contract'

/** `GET …/meetings/:meeting/minutes`. */
export const minutes: Contract<Minutes> = z.object({
  language: z.enum(['zh', 'en']),
  text: z.string(),
  revision: z.number(),
  updatedAt: z.number(),
  updatedBy: z.string(),
})

/** What `PUT` there answers: the minutes as they are now; null when there are none. */
export const minutesSaved: Contract<{ outcome: MinutesOutcome; minutes: Minutes | null }> = z.object({
  outcome: z.enum(minutesOutcomes),
  minutes: z.nullable(minutes),
})
