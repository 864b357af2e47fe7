import type { Inbox } from '#app/model/records/inbox'
import { dateIn } from '#app/model/text/dates'
import { entriesOfDates, entriesOfTurns, type InboxEntry, type Turn } from '#app/model/records/inbox'
import type { Item } from '#app/model/ledger/ledger'
import type { LightSettings } from '#app/model/ledger/light'
import type { Person } from '#app/model/ledger/person'
import type { Db } from './connect'

const day = 86_400_000
/** How far an inbox looks back (ms), and how much it shows. */
const memory = 60 * day
const most = 100

/** What a person should know or do in a ledger, newest first, and how much of it is new to them. */
export async function inboxOf(
  db: Db,
  person: Person,
  tracker: { id: string; settings: LightSettings },
  now: number,
): Promise<Inbox> {
  const since = now - memory
  const rows = await db.selectFrom('items').select('value').where('tracker_id', '=', tracker.id).execute()
  const items = new Map(rows.map(({ value }) => JSON.parse(value) as Item).map((item) => [item.id, item]))
  const turns = await turnsSince(db, tracker.id, since)
  const all = [
    ...(await mentionsOf(db, person, tracker.id, since)).filter(({ item }) => items.has(item)),
    ...entriesOfTurns(person, turns, items),
    ...entriesOfDates(person, items.values(), turns, tracker.settings, dateIn(tracker.settings.timeZone, now)),
  ]
  const entries = all
    .filter(({ at }) => at <= now)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
    .slice(0, most)
  const read = await db
    .selectFrom('inbox_reads')
    .select('read_at')
    .where('person_id', '=', person.id)
    .where('tracker_id', '=', tracker.id)
    .executeTakeFirst()
  const readAt = read?.read_at ?? 0
  return { entries, readAt, unread: entries.filter(({ at }) => at > readAt).length }
}

export async function markInboxRead(db: Db, person: string, tracker: string, at: number): Promise<void> {
  await db.replaceInto('inbox_reads').values({ person_id: person, tracker_id: tracker, read_at: at }).execute()
}

async function mentionsOf(db: Db, person: Person, tracker: string, since: number): Promise<InboxEntry[]> {
  const rows = await db
    .selectFrom('mentions')
    .innerJoin('comments', 'comments.id', 'mentions.comment_id')
    .select(['comments.id', 'item_id', 'body', 'person_name', 'department_id', 'at'])
    .distinct()
    .where('mentions.tracker_id', '=', tracker)
    .where((eb) =>
      eb.or([
        eb.and([eb('kind', '=', 'person'), eb('target', '=', person.id)]),
        ...(person.department ? [eb.and([eb('kind', '=', 'department'), eb('target', '=', person.department)])] : []),
      ]),
    )
    .where('comments.person_id', '!=', person.id)
    .where('at', '>', since)
    .execute()
  return rows.map((row) => ({
    id: `comment-${row.id}`,
    reason: 'mention' as const,
    item: row.item_id,
    at: row.at,
    by: { name: row.person_name, department: row.department_id },
    text: row.body,
  }))
}

async function turnsSince(db: Db, tracker: string, since: number): Promise<Turn[]> {
  const rows = await db
    .selectFrom('changes')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .where('at', '>', since)
    // As the index says it.
    .where((eb) => eb.or([eb('column_id', 'in', ['lead', 'support', 'status', 'due']), eb('column_id', 'is', null)]))
    .execute()
  const value = (json: string | null): unknown => (json === null ? null : JSON.parse(json))
  return rows.map((row) => ({
    id: String(row.id),
    item: row.row_id,
    column: row.column_id as Turn['column'],
    before: value(row.before),
    after: value(row.after),
    person: { id: row.person_id, name: row.person_name, department: row.department_id },
    at: row.at,
  }))
}
