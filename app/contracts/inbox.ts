import * as z from 'zod/mini'
import { inboxReasons, type Inbox } from '../model/records/inbox'
import type { Contract } from './contract'

/** `GET …/inbox`. */
export const inbox: Contract<Inbox> = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      reason: z.enum(inboxReasons),
      item: z.string(),
      at: z.number(),
      by: z.nullable(z.object({ name: z.string(), department: z.nullable(z.string()) })),
      text: z.string(),
    }),
  ),
  readAt: z.number(),
  unread: z.number(),
})
