import type { Transaction } from 'kysely'
import type { CommentRecord } from '#app/model/records/comment'
import { mentionsIn, type Mentionable } from '#app/model/records/mentions'
import type { Person } from '#app/model/ledger/person'
import type { Db } from './connect'
import type { Database } from './schema'

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

/** Adds a comment, and whom it names. False when there is no such item. */
export async function insertComment(
  trx: Transaction<Database>,
  tracker: string,
  item: string,
  { person, body, at }: { person: Person; body: string; at: number },
): Promise<boolean> {
  if (
    !(await trx
      .selectFrom('items')
      .select('id')
      .where('tracker_id', '=', tracker)
      .where('id', '=', item)
      .executeTakeFirst())
  )
    return false
  const { id } = await trx
    .insertInto('comments')
    .values({
      tracker_id: tracker,
      item_id: item,
      body,
      person_id: person.id,
      person_name: person.name,
      department_id: person.department,
      at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const named = mentionsIn(body, await mentionables(trx))
  if (named.length > 0) {
    await trx
      .insertInto('mentions')
      .values(named.map(({ kind, id: target }) => ({ comment_id: id, tracker_id: tracker, kind, target })))
      .execute()
  }
  return true
}

/** Everybody who may be named: people who can sign in, and departments by each of their names. */
export async function mentionables(db: Db): Promise<Mentionable[]> {
  const people = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
  const departments = await db
    .selectFrom('departments')
    .select(['id', 'short', 'name_zh', 'name_en'])
    .orderBy('position')
    .orderBy('id')
    .execute()
  return [
    { kind: 'coordinators', id: 'coordinators', names: ['专班', 'Coordinators'] },
    ...people.map(({ id, name }) => ({ kind: 'person' as const, id, names: [name] })),
    ...departments.map(({ id, short, name_zh, name_en }) => ({
      kind: 'department' as const,
      id,
      names: [short, name_zh, name_en],
    })),
  ]
}
