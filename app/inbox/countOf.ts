import type { Inbox } from '../model/records/inbox'

/** How many things a person should look at: what waits for them, and news that they have not seen. */
export function countOf(inbox: Inbox | null): number {
  return inbox ? inbox.asks.length + inbox.tasks.length + inbox.unread : 0
}
