import type { HouseInboxReader } from './useHouseInbox'

/** How many things of the house a person should look at: what waits for them, and news that they have not seen. */
export function countOf({
  inbox,
  waiting,
  elsewhere,
}: Pick<HouseInboxReader, 'inbox' | 'waiting' | 'elsewhere'>): number {
  return waiting.length + (inbox?.unread ?? 0) + elsewhere.reduce((sum, { unread }) => sum + unread, 0)
}
