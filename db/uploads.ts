import type { Selectable, Transaction } from 'kysely'
import type { Attachment, CellOfFile } from '#app/model/files/attachment'
import { chunks } from './chunks'
import type { Db } from './connect'
import type { Database } from './schema'
import { inLedger } from './transactions'

/** A file that is coming, for a cell or with the next step of a record. */
export interface Upload {
  id: string
  to: CellOfFile | { record: string }
  name: string
  bytes: number
  person: string
  /** What it is, once all of it is there and waits for its record; else null. */
  whole: Whole | null
}

/** What a file's bytes are. */
export interface Whole {
  /** A media type. */
  type: string
  /** Hexadecimal. */
  sha256: string
}

/** Makes room for what is to come. */
export async function beginUpload(
  trx: Transaction<Database>,
  tracker: string,
  { id, to, name, bytes, person }: Omit<Upload, 'whole'>,
  at: number,
): Promise<void> {
  const target =
    'record' in to
      ? { item_id: '', column_id: '', record_id: to.record }
      : { item_id: to.item, column_id: to.column, record_id: null }
  await trx.insertInto('contents').values({ id, tracker_id: tracker, sha256: null, bytes }).execute()
  await trx
    .insertInto('uploads')
    .values({ id, tracker_id: tracker, ...target, media_type: null, sha256: null, name, person_id: person, at })
    .execute()
}

/** Is there a content of this id, in whichever ledger? */
export async function isContent(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('contents').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

export async function findUpload(db: Db, tracker: string, id: string): Promise<Upload | null> {
  const row = await selectUploads(db, tracker).where('uploads.id', '=', id).executeTakeFirst()
  return row ? uploadFrom(row) : null
}

/** What is coming with a record's next step, whole or not, from one person. */
export async function uploadsFor(db: Db, tracker: string, record: string, person: string): Promise<Upload[]> {
  const rows = await selectUploads(db, tracker)
    .where('record_id', '=', record)
    .where('person_id', '=', person)
    .orderBy('at')
    .execute()
  return rows.map(uploadFrom)
}

function selectUploads(db: Db, tracker: string) {
  return db
    .selectFrom('uploads')
    .innerJoin('contents', 'contents.id', 'uploads.id')
    .select(['uploads.id', 'item_id', 'column_id', 'record_id', 'name', 'bytes', 'person_id'])
    .select(['media_type', 'uploads.sha256'])
    .where('uploads.tracker_id', '=', tracker)
}

function uploadFrom(row: Awaited<ReturnType<ReturnType<typeof selectUploads>['executeTakeFirstOrThrow']>>): Upload {
  const { id, record_id, name, bytes, person_id: person, media_type, sha256 } = row
  return {
    ...{ id, name, bytes, person },
    to: record_id === null ? { item: row.item_id, column: row.column_id } : { record: record_id },
    whole: media_type === null ? null : { type: media_type, sha256: sha256! },
  }
}

/** All of it is there: it waits for its record. */
export async function holdUpload(
  trx: Transaction<Database>,
  id: string,
  { type, sha256 }: Whole,
  at: number,
): Promise<void> {
  await trx.updateTable('uploads').set({ media_type: type, sha256, at }).where('id', '=', id).execute()
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

/**
 * What came becomes a file, of a row or of a record's step, and its bytes one with those of another file of the ledger that
 * has the same.
 */
export async function keepUpload(
  trx: Transaction<Database>,
  tracker: string,
  of: { item: string } | { record: string; seq: number },
  { id, name, type, sha256, by, at }: Omit<Attachment, 'bytes'> & { sha256: string },
): Promise<void> {
  const about =
    'record' in of
      ? { item_id: '', record_id: of.record, record_seq: of.seq }
      : { item_id: of.item, record_id: null, record_seq: null }
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
      ...{ id, tracker_id: tracker, ...about, content_id: same?.id ?? id, name, media_type: type, at },
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
