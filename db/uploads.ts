import type { Selectable, Transaction } from 'kysely'
import type { Attachment } from '#app/model/files/attachment'
import { chunks } from './chunks'
import type { Db } from './connect'
import type { Database } from './schema'
import { inLedger } from './transactions'

/** A file that is coming. */
export interface Upload {
  id: string
  item: string
  column: string
  name: string
  bytes: number
  person: string
}

/** Makes room for what is to come. */
export async function beginUpload(trx: Transaction<Database>, tracker: string, upload: Upload, at: number) {
  const { id, item, column, name, bytes, person } = upload
  await trx.insertInto('contents').values({ id, tracker_id: tracker, sha256: null, bytes }).execute()
  await trx
    .insertInto('uploads')
    .values({ id, tracker_id: tracker, item_id: item, column_id: column, name, person_id: person, at })
    .execute()
}

/** Is there a content of this id, in whichever ledger? */
export async function isContent(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('contents').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

export async function findUpload(db: Db, tracker: string, id: string): Promise<Upload | null> {
  const row = await db
    .selectFrom('uploads')
    .innerJoin('contents', 'contents.id', 'uploads.id')
    .select(['uploads.id', 'item_id', 'column_id', 'name', 'bytes', 'person_id'])
    .where('uploads.tracker_id', '=', tracker)
    .where('uploads.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { item_id: item, column_id: column, person_id: person, name, bytes } = row
  return { id, item, column, name, bytes, person }
}

/** How many files of this person are coming, over all ledgers. */
export async function countUploads(db: Db, person: string): Promise<number> {
  const { count } = await db
    .selectFrom('uploads')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow()
  return count
}

/** Stores a piece; one that is there already stays. */
export async function storePiece(
  trx: Transaction<Database>,
  tracker: string,
  { id, place, bytes }: { id: string; place: number; bytes: Uint8Array },
  at: number,
): Promise<void> {
  await trx
    .insertInto('content_pieces')
    .values({ content_id: id, tracker_id: tracker, place, bytes })
    .onConflict((conflict) => conflict.columns(['content_id', 'place']).doNothing())
    .execute()
  await trx.updateTable('uploads').set({ at }).where('id', '=', id).execute()
}

/** Which pieces are there, in order. */
export async function storedPlaces(db: Db, id: string): Promise<number[]> {
  const rows = await db
    .selectFrom('content_pieces')
    .select('place')
    .where('content_id', '=', id)
    .orderBy('place')
    .execute()
  return rows.map(({ place }) => place)
}

/** What came becomes a file, and its bytes one with those of another file of the ledger that has the same. */
export async function keepUpload(
  trx: Transaction<Database>,
  tracker: string,
  { id, item, name, type, sha256, by, at }: Omit<Attachment, 'bytes'> & { sha256: string },
): Promise<void> {
  const same = await trx
    .selectFrom('contents')
    .select('id')
    .where('tracker_id', '=', tracker)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (!same) await trx.updateTable('contents').set({ sha256 }).where('id', '=', id).execute()
  await trx.deleteFrom('uploads').where('id', '=', id).execute()
  await trx
    .insertInto('attachments')
    .values({
      ...{ id, tracker_id: tracker, item_id: item, content_id: same?.id ?? id, name, media_type: type, at },
      ...{ person_id: by.id, person_name: by.name, person_department: by.department },
    })
    .execute()
}

/** Bytes of all files of the house, with those that are coming. */
export async function bytesOfHouse(db: Db): Promise<number> {
  const { bytes } = await db
    .selectFrom('contents')
    .select((of) => of.fn.sum<string | number | null>('bytes').as('bytes'))
    .executeTakeFirstOrThrow()
  return Number(bytes ?? 0)
}

export async function giveUp(trx: Transaction<Database>, id: string): Promise<void> {
  await trx.deleteFrom('uploads').where('id', '=', id).execute()
}

/** Of a piece there are so many bytes that only a few go at once. */
const piecesAtOnce = 8

/**
 * Gives up what nothing came of since `silentSince` (ms), and removes bytes that belong to no file and to nothing that is
 * coming: a little at a time, so that nobody waits for it.
 */
export async function removeLeftovers(db: Db, silentSince: number): Promise<void> {
  for (const { id, tracker_id } of await db.selectFrom('uploads').selectAll().where('at', '<', silentSince).execute())
    await inLedger(db, tracker_id).execute((trx) => giveUp(trx, id))
  const left = await db
    .selectFrom('contents')
    .select(['id', 'tracker_id'])
    .where('sha256', 'is', null)
    .where('id', 'not in', (from) => from.selectFrom('uploads').select('id'))
    .execute()
  for (const content of left) await removeContent(db, content)
}

async function removeContent(
  db: Db,
  { id, tracker_id }: Pick<Selectable<Database['contents']>, 'id' | 'tracker_id'>,
): Promise<void> {
  for (const places of chunks(await storedPlaces(db, id), piecesAtOnce))
    await inLedger(db, tracker_id).execute((trx) =>
      trx.deleteFrom('content_pieces').where('content_id', '=', id).where('place', 'in', places).execute(),
    )
  await inLedger(db, tracker_id).execute((trx) => trx.deleteFrom('contents').where('id', '=', id).execute())
}
