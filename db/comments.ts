import type { Transaction } from 'kysely'
import type { CommentRecord, CommentRequest } from '#app/model/records/comment'
import { mentionsIn, type Mention, type Mentionable } from '#app/model/records/mentions'
import { coordinates, type Person } from '#app/model/ledger/person'
import type { Db } from './connect'
import { membersOf } from './grants'
import type { Database } from './schema'
import { signal } from './signals'
import { tell } from './tell'

/** What people said of an item, oldest first. */
export async function commentsOf(db: Db, tracker: string, item: string): Promise<CommentRecord[]> {
  const rows = await db
    .selectFrom('comments')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .where('item_id', '=', item)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: String(row.id),
    body: row.body,
    at: row.at,
    person: { id: row.person_id, name: row.person_name, department: row.department_id },
  }))
}

/** A request that nobody has answered. */
export interface OpenRequest {
  item: string
  at: number
  by: { name: string; department: string | null }
  body: string
}

/**
 * Requests that wait for an answer, of one item or of all: opening the item again ends them, and so does whatever somebody
 * else says of it afterwards.
 */
export async function openRequests(db: Db, tracker: string, item: string | null): Promise<OpenRequest[]> {
  const rows = await db
    .selectFrom('comments as asking')
    .innerJoin('items', (join) =>
      join.onRef('items.tracker_id', '=', 'asking.tracker_id').onRef('items.id', '=', 'asking.item_id'),
    )
    .select(['item_id', 'at', 'person_name', 'department_id', 'body'])
    .where('asking.tracker_id', '=', tracker)
    .where('request', 'is not', null)
    .where('items.status', '=', 'closed')
    .whereRef('asking.at', '>=', 'items.status_since')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('comments as answer')
            .select('answer.id')
            .whereRef('answer.tracker_id', '=', 'asking.tracker_id')
            .whereRef('answer.item_id', '=', 'asking.item_id')
            .whereRef('answer.id', '>', 'asking.id')
            .whereRef('answer.department_id', 'is distinct from', 'asking.department_id'),
        ),
      ),
    )
    .$if(item !== null, (query) => query.where('asking.item_id', '=', item))
    .execute()
  return rows.map(({ item_id, at, person_name, department_id, body }) => ({
    item: item_id,
    at,
    by: { name: person_name, department: department_id },
    body,
  }))
}

/** Adds a comment on an item that is there, and whom it names. */
export async function insertComment(
  trx: Transaction<Database>,
  tracker: string,
  item: string,
  { person, body, request, at }: { person: Person; body: string; request: CommentRequest | null; at: number },
): Promise<void> {
  const { id } = await trx
    .insertInto('comments')
    .values({
      tracker_id: tracker,
      item_id: item,
      body,
      request,
      person_id: person.id,
      person_name: person.name,
      department_id: person.department,
      at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  signal(trx, { kind: 'comment-added', ledger: tracker, item })
  const named = mentionsIn(body, await mentionables(trx, tracker))
  if (named.length > 0) {
    await trx
      .insertInto('mentions')
      .values(named.map(({ kind, id: target }) => ({ comment_id: id, tracker_id: tracker, kind, target })))
      .execute()
  }
  const about = { item, subject: { of: 'comment', comment: String(id) }, dueAt: at } as const
  const asks = (one: Person) => request !== null && coordinates(one)
  const isOthers = (one: Person) => one.id !== person.id
  await tell(
    trx,
    tracker,
    [
      ...(request === null
        ? []
        : [{ ...about, kind: 'asked' as const, concerns: (one: Person) => isOthers(one) && asks(one) }]),
      ...(named.length === 0
        ? []
        : [
            {
              ...about,
              kind: 'mention' as const,
              concerns: (one: Person) => isOthers(one) && !asks(one) && isNamed(one, named),
            },
          ]),
    ],
    at,
  )
}

/** Who wrote a comment ('' for none that is there), and whom it names. */
export async function namedIn(db: Db, comment: string): Promise<{ by: string; named: Mention[] }> {
  const row = await db.selectFrom('comments').select('person_name').where('id', '=', Number(comment)).executeTakeFirst()
  const named = await db
    .selectFrom('mentions')
    .select(['kind', 'target'])
    .where('comment_id', '=', Number(comment))
    .execute()
  return {
    by: row?.person_name ?? '',
    named: named.map(({ kind, target }) => ({ kind: kind, id: target })),
  }
}

/** Does a comment that names these name somebody, their department, or the coordinators that they are one of? */
export function isNamed(person: Person, named: readonly Mention[]): boolean {
  return named.some(
    ({ kind, id }) =>
      (kind === 'person' && id === person.id) ||
      (kind === 'department' && id === person.department) ||
      (kind === 'coordinators' && coordinates(person)),
  )
}

/** Everybody who may be named in a ledger: people who reach it, and open departments by each of their names. */
export async function mentionables(db: Db, tracker: string): Promise<Mentionable[]> {
  const people = await membersOf(db, tracker)
  const departments = await db
    .selectFrom('departments')
    .select(['id', 'short', 'name_zh', 'name_en'])
    .where('closed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return [
    { kind: 'coordinators', id: 'coordinators', names: ['专班', 'Coordinators'] },
    ...people.map(({ person: { id, name } }) => ({ kind: 'person' as const, id, names: [name] })),
    ...departments.map(({ id, short, name_zh, name_en }) => ({
      kind: 'department' as const,
      id,
      names: [short, name_zh, name_en],
    })),
  ]
}
