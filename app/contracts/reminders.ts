import * as z from 'zod/mini'
import { reminderReroutes, type NewsOfReminder, type ToldReminder } from '../model/records/inbox'
import { reminderRules } from '../model/records/reminders'
import type { Contract } from './contract'

const parts = {
  rule: z.enum(reminderRules),
  days: z.number(),
  version: z.string(),
  department: z.string(),
  why: z.nullable(z.enum(reminderReroutes)),
  dueAt: z.nullable(z.number()),
}

export const newsOfReminder: Contract<NewsOfReminder> = z.object(parts)
export const toldReminder: Contract<ToldReminder> = z.object({ ...parts, at: z.number() })
