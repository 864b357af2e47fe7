import type { Db } from './connect'

/** One text that is another once anything was asked, done about it, said or reminded of in one of these ledgers. */
export async function askedIn(db: Db, trackers: readonly string[]): Promise<string> {
  if (trackers.length === 0) return ''
  const lastOf = (table: 'records' | 'comments' | 'reminders', last: 'changed_at' | 'id' | 'at') =>
    db
      .selectFrom(table)
      .select((eb) => ['tracker_id', eb.fn.countAll<number>().as('count'), eb.fn.max<number>(last as never).as('last')])
      .where('tracker_id', 'in', [...trackers])
      .groupBy('tracker_id')
      .orderBy('tracker_id')
      .execute()
  // Comments are only ever added, by rising ids: their index tells the last.
  const lasts = [await lastOf('records', 'changed_at'), await lastOf('comments', 'id'), await lastOf('reminders', 'at')]
  return lasts.map((rows) => rows.map(({ tracker_id: id, count, last }) => `${id} ${count} ${last}`).join()).join(';')
}
