import type { Kysely, Transaction } from 'kysely'
import type { ColumnRecord } from '#app/model/ledger/schema'
import { freshDocument, type FreshDocument } from './fresh-document'
import { itemOf, streamOf } from './items'
import { putRows } from './put-rows'
import type { Database } from './schema'

/** Whose the documents are that begin an epoch (G4): no person's, so that nobody can go on writing as their author. */
const epochOwner = 'server'

/**
 * Begins an epoch of a ledger (W9): the document gives way to a fresh one of the same values, without what years of
 * edits leave behind in Yjs. Its author's clientID is no page's; so a state vector tells which epoch a document is of.
 * `seq`: the last commit, whose values the projection has.
 */
export async function beginEpoch(trx: Transaction<Database>, tracker: string, seq: number, at: number): Promise<void> {
  const streams = await trx
    .selectFrom('streams')
    .select('value')
    .where('tracker_id', '=', tracker)
    .orderBy('id')
    .execute()
  const items = await trx
    .selectFrom('items')
    .select(['id', 'value'])
    .where('tracker_id', '=', tracker)
    .orderBy('id')
    .execute()
  const columns = await trx
    .selectFrom('columns')
    .select('value')
    .where('tracker_id', '=', tracker)
    .orderBy('id')
    .execute()
  const document = freshDocument({
    columns: columns.map(({ value }) => JSON.parse(value) as ColumnRecord),
    streams: streams.map(streamOf),
    items: items.map(itemOf),
  })
  await putFreshDocument(trx, tracker, seq, document, at)
}

/** Puts a document in the place of what is stored of the one before. It must hold what the projection says. */
export async function putFreshDocument(
  trx: Transaction<Database>,
  tracker: string,
  seq: number,
  { state, vector, author }: FreshDocument,
  at: number,
): Promise<void> {
  await putRows(trx, 'snapshots', [{ tracker_id: tracker, seq, state, vector, author, fresh_bytes: state.length, at }])
  await trx.deleteFrom('updates').where('tracker_id', '=', tracker).where('seq', '<=', seq).execute()
  await trx.deleteFrom('client_ids').where('tracker_id', '=', tracker).execute()
  await trx.insertInto('client_ids').values({ tracker_id: tracker, client_id: author, person_id: epochOwner }).execute()
}

/** The number of the last commit of a ledger. */
export async function lastCommit(db: Kysely<Database>, tracker: string): Promise<number> {
  const { last } = await db
    .selectFrom('updates')
    .select((eb) => eb.fn.max<number | null>('seq').as('last'))
    .where('tracker_id', '=', tracker)
    .executeTakeFirstOrThrow()
  const snapshot = await db.selectFrom('snapshots').select('seq').where('tracker_id', '=', tracker).executeTakeFirst()
  return Math.max(last ?? 0, snapshot?.seq ?? 0)
}
