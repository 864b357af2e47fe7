import type { Item } from '#app/model/ledger/rows'
import type { LightSettings } from '#app/model/ledger/light'
import { coordinates, type Person } from '#app/model/ledger/person'
import { asksOf } from '#app/model/records/asks'
import { kindOf } from '#app/model/records/kinds/kinds'
import {
  newsOfReminders,
  newsOfTurns,
  turnedReasons,
  type Inbox,
  type InboxTask,
  type News,
  type Turn,
} from '#app/model/records/inbox'
import { tasksOf, type TaskReason } from '#app/model/records/tasks'
import { dateIn } from '#app/model/text/dates'
import { dayOf, type Day } from '#app/model/text/moments'
import { answeredSince } from './answered'
import { chunks } from './chunks'
import { openRequests } from './comments'
import type { Db } from './connect'
import { answeringIn } from './grants'
import { recordsOn } from './records-on'
import { removedStreams, stampColumns, stampOf, type StampedItem } from './items'
import { remindersSince } from './reminders'

const day = 86_400_000
/** How far news look back (ms), and how many there are. */
const memory = 60 * day
const most = 100

/** What waits for a person in a ledger, what happened that they should know, and how much of that is new to them. */
export async function inboxOf(
  db: Db,
  person: Person,
  tracker: { id: string; settings: LightSettings },
  now: number,
): Promise<Inbox> {
  const items = await itemsOf(db, tracker.id)
  const today = dayOf(dateIn(tracker.settings.timeZone, now), tracker.settings.timeZone)
  const answering = await answeringIn(db, tracker.id)
  const isThere = ({ item }: News) => item === null || items.has(item)
  // A whistle goes on without the row that it was about.
  const withoutRow = (news: News): News =>
    news.answered && kindOf(news.answered.kind).outlivesRow && !isThere(news) ? { ...news, item: null } : news
  const all: News[] = [
    ...(await mentionsOf(db, person, tracker.id, now - memory)).filter(isThere),
    ...(await answeredSince(db, person, tracker.id, now - memory)).map(withoutRow).filter(isThere),
    ...newsOfTurns(
      person,
      await turnsSince(db, tracker.id, now - memory),
      new Map([...items].map(([id, { item }]) => [id, item])),
    ),
    ...(await remindersOf(db, person, tracker, { items, today, answering }, now - memory)),
  ]
  const news = all.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, most)
  const read = await db
    .selectFrom('inbox_reads')
    .select('read_at')
    .where('person_id', '=', person.id)
    .where('tracker_id', '=', tracker.id)
    .executeTakeFirst()
  const readAt = read?.read_at ?? 0
  return {
    asks: asksOf(person, (await recordsOn(db, tracker.id)).open, answering),
    tasks: await tasksIn(db, person, tracker, items, today),
    news,
    readAt,
    unread: news.filter(({ at }) => at > readAt).length,
  }
}

/** What was seen stays seen, whichever of two pages says so last. */
export async function markInboxRead(db: Db, person: string, tracker: string, at: number): Promise<void> {
  await db
    .insertInto('inbox_reads')
    .values({ person_id: person, tracker_id: tracker, read_at: at })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'tracker_id']).doUpdateSet({ read_at: at }).where('inbox_reads.read_at', '<', at),
    )
    .execute()
}

async function itemsOf(db: Db, tracker: string): Promise<Map<string, StampedItem>> {
  const rows = await db
    .selectFrom('items')
    .select(['id', 'value', ...stampColumns])
    .where('tracker_id', '=', tracker)
    .where('stream', 'not in', [...(await removedStreams(db, tracker)), ''])
    .execute()
  return new Map(rows.map((row) => [row.id, { item: JSON.parse(row.value) as Item, stamp: stampOf(row) }]))
}

async function remindersOf(
  db: Db,
  person: Person,
  { id, settings }: { id: string; settings: LightSettings },
  rows: { items: ReadonlyMap<string, StampedItem>; today: Day; answering: ReadonlySet<string> },
  since: number,
): Promise<News[]> {
  const said = await remindersSince(db, id, since, person.department, coordinates(person) ? rows.answering : null)
  return newsOfReminders(person, said, { ...rows, timeZone: settings.timeZone })
}

async function tasksIn(
  db: Db,
  person: Person,
  { id, settings }: { id: string; settings: LightSettings },
  items: ReadonlyMap<string, StampedItem>,
  today: Day,
): Promise<InboxTask[]> {
  const parents = new Set([...items.values()].map(({ item }) => item.parent))
  const requests = new Map(
    (coordinates(person) ? await openRequests(db, id, null) : []).map((request) => [request.item, request]),
  )
  const leaves = [...items.values()]
    .filter(({ item }) => !parents.has(item.id))
    .map((one) => ({ ...one, requestedAt: requests.get(one.item.id)?.at ?? null }))
  const tasks = tasksOf(person, leaves, settings, today)
  const isTurned = ({ reasons }: { reasons: readonly TaskReason[] }) =>
    turnedReasons.some((reason) => reason !== 'reopen' && reasons.includes(reason))
  const turners = await turnersOf(
    db,
    id,
    tasks.filter(isTurned).map(({ item }) => item),
  )
  return tasks.map((task) => {
    const request = task.reasons.includes('reopen') ? requests.get(task.item) : undefined
    return {
      ...task,
      by: request?.by ?? turners.get(task.item) ?? null,
      text: request?.body ?? (task.reasons.includes('returned') ? items.get(task.item)!.item.reason : ''),
    }
  })
}

/** Who gave these items the status that they have, however long ago: by a change, or with the row itself. */
async function turnersOf(
  db: Db,
  tracker: string,
  items: readonly string[],
): Promise<Map<string, NonNullable<InboxTask['by']>>> {
  const turners = new Map<string, NonNullable<InboxTask['by']>>()
  for (const part of chunks([...items])) {
    const rows = await db
      .selectFrom('changes')
      .select(['row_id', 'person_name', 'department_id'])
      .where('id', 'in', (qb) =>
        qb
          .selectFrom('changes')
          .select((eb) => eb.fn.max('id').as('id'))
          .where('tracker_id', '=', tracker)
          .where('row_id', 'in', part)
          .where((eb) => eb.or([eb('column_id', '=', 'status'), eb('column_id', 'is', null)]))
          .groupBy('row_id'),
      )
      .execute()
    for (const row of rows) turners.set(row.row_id, { name: row.person_name, department: row.department_id })
  }
  return turners
}

async function mentionsOf(db: Db, person: Person, tracker: string, since: number): Promise<News[]> {
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
        ...(coordinates(person) ? [eb('kind', '=', 'coordinators')] : []),
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
  const columns = ['lead', 'support', 'status']
  const rows = await db
    .selectFrom('changes')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .where('at', '>', since)
    // As the index says it.
    .where((eb) => eb.or([eb('column_id', 'in', [...columns, 'due']), eb('column_id', 'is', null)]))
    .execute()
  const value = (json: string | null): unknown => (json === null ? null : JSON.parse(json))
  return rows
    .filter(({ column_id: column }) => column === null || columns.includes(column))
    .map((row) => ({
      id: String(row.id),
      item: row.row_id,
      column: row.column_id as Turn['column'],
      before: value(row.before),
      after: value(row.after),
      person: { id: row.person_id, name: row.person_name, department: row.department_id },
      at: row.at,
    }))
}
