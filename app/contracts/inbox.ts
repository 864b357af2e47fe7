import * as z from 'zod/mini'
import { newsReasons, type Inbox, type InboxTask } from '../model/records/inbox'
import { recordKinds } from '../model/records/record'
import { taskReasons } from '../model/records/tasks'
import type { Contract } from './contract'
import { record } from './records'
import { newsOfReminder } from './reminders'

const by = z.nullable(z.object({ name: z.string(), department: z.nullable(z.string()) }))

/** `POST …/inbox`: up to which moment (ms) news have been seen. */
export const seenUpTo = z.object({ upTo: z.number().check(z.int(), z.nonnegative()) })

export const inboxTask: Contract<InboxTask> = z.object({
  ...{ item: z.string(), reasons: z.array(z.enum(taskReasons)), since: z.number(), by, text: z.string() },
})

/** `GET …/inbox`. */
export const inbox: Contract<Inbox> = z.object({
  asks: z.array(record),
  tasks: z.array(inboxTask),
  news: z.array(
    z.object({
      id: z.string(),
      reason: z.enum(newsReasons),
      item: z.nullable(z.string()),
      at: z.number(),
      by,
      text: z.string(),
      reminder: z.optional(newsOfReminder),
      answered: z.optional(
        z.object({ kind: z.enum(recordKinds), event: z.string(), department: z.optional(z.string()) }),
      ),
    }),
  ),
  readAt: z.number(),
  unread: z.number(),
})
