import type { Attachment } from '#app/model/files/attachment'
import { chunks } from './chunks'
import type { Db } from './connect'

/** A file, with where its bytes are. */
export interface StoredAttachment extends Attachment {
  content: string
  /** Hexadecimal. */
  sha256: string
}

/** Those that were handed in for a row, also those that its cells no longer name; oldest first. */
export async function attachmentsOf(db: Db, tracker: string, item: string): Promise<Attachment[]> {
  const rows = await select(db, tracker).where('item_id', '=', item).orderBy('at').orderBy('attachments.id').execute()
  return rows.map(attachmentFrom)
}

/** Those that came with steps of records, by the record and the step's number; each step's by their names, as cameras count them. */
export async function filesOfRecords(
  db: Db,
  records: readonly string[],
): Promise<(record: string, seq: number) => Attachment[]> {
  const files = new Map<string, Attachment[]>()
  const nameOf = (record: string, seq: number) => `${record} ${seq}`
  for (const part of chunks([...records])) {
    const rows = await selectAll(db).where('record_id', 'in', part).orderBy('name').orderBy('attachments.id').execute()
    for (const row of rows) {
      const step = nameOf(row.record_id!, row.record_seq!)
      files.set(step, [...(files.get(step) ?? []), attachmentFrom(row)])
    }
  }
  return (record, seq) => files.get(nameOf(record, seq)) ?? []
}

/** How long (bytes) each of a record's files is. */
export async function lengthsOfRecord(db: Db, record: string): Promise<number[]> {
  const rows = await selectAll(db).where('record_id', '=', record).execute()
  return rows.map(({ bytes }) => bytes)
}

export async function findAttachment(db: Db, tracker: string, id: string): Promise<StoredAttachment | null> {
  const row = await select(db, tracker).where('attachments.id', '=', id).executeTakeFirst()
  return row ? { ...attachmentFrom(row), content: row.content_id, sha256: row.sha256! } : null
}

/** How long (bytes) each of these files is; what is no file of this ledger is left out. */
export async function lengthsOf(db: Db, tracker: string, ids: readonly string[]): Promise<number[]> {
  if (ids.length === 0) return []
  const rows = await select(db, tracker).where('attachments.id', 'in', ids).execute()
  return rows.map(({ bytes }) => bytes)
}

/** A piece of what a file consists of; null where there is none. */
export async function readPiece(db: Db, content: string, place: number): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('content_pieces')
    .select('bytes')
    .where('content_id', '=', content)
    .where('place', '=', place)
    .executeTakeFirst()
  return row?.bytes ?? null
}

function select(db: Db, tracker: string) {
  return selectAll(db).where('attachments.tracker_id', '=', tracker)
}

function selectAll(db: Db) {
  return db
    .selectFrom('attachments')
    .innerJoin('contents', 'contents.id', 'attachments.content_id')
    .select(['attachments.id', 'record_id', 'record_seq', 'content_id', 'name', 'media_type', 'bytes', 'sha256', 'at'])
    .select(['person_id', 'person_name', 'person_department'])
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function attachmentFrom(row: Row): Attachment {
  const { id, name, media_type: type, bytes, at } = row
  return {
    id,
    name,
    type,
    bytes,
    at,
    by: { id: row.person_id, name: row.person_name, department: row.person_department },
  }
}
