import {
  fileLimits,
  judgeTogether,
  type CellOfFile,
  type FileProblem,
  type FileTarget,
  type RecordOfFile,
  type UploadWish,
} from '#app/model/files/attachment'
import { judgeSaid } from '#app/model/files/judgeFile'
import { rowFiles } from '#app/model/files/rowFiles'
import type { RefusalCode } from '#app/model/ledger/errors'
import { isId } from '#app/model/ledger/ids'
import { onlyLooks } from '#app/model/ledger/person'
import { judgeWriter } from '#app/model/ledger/rights'
import { takesFiles } from '#app/model/records/takesFiles'
import { isFileId } from '#app/model/text/fileLink'
import { lengthsOf, lengthsOfRecord } from '#db/attachments'
import type { Db } from '#db/connect'
import { isInRemovedStream, itemWithShape } from '#db/items'
import { schemaOf } from '#db/ledger-rows'
import { findRecord, isRecordElsewhere } from '#db/records'
import { bytesOfHouse, countUploads, isContent, uploadsFor } from '#db/uploads'
import type { Member } from '#server/member'
import { mayOpen } from '../records/open'

/** What judges a file that is offered. */
interface Ground {
  /** Bytes of all files of the house together, at most. */
  most: number
  /** ms */
  now: number
}

/**
 * Why a file that is offered is not to be sent, before any of it comes; null: it may come. Whether its cell may be written, or
 * its record's step taken, is asked once more when that is done (R2).
 */
export async function judgeWish(
  trx: Db,
  member: Member,
  to: FileTarget,
  wish: UploadWish,
  { most, now }: Ground,
): Promise<FileProblem | RefusalCode | null> {
  const { id, bytes } = wish
  if (!isFileId(id) || (await isContent(trx, id))) return 'not-understood'
  const problem = 'record' in to ? await judgeRecord(trx, member, to, now) : await judgeCell(trx, member, to)
  if (typeof problem === 'string') return problem
  const full = judgeSaid(wish) ?? judgeTogether(problem, bytes)
  if (full) return full
  if ((await countUploads(trx, member.person.id)) >= fileLimits.unfinished) return 'too-many-uploads'
  return (await bytesOfHouse(trx)) + bytes > most ? 'house-full' : null
}

/** How long the files of the row are, or why this person hands in none there. */
async function judgeCell(
  trx: Db,
  { ledger, person }: Member,
  { item, column }: CellOfFile,
): Promise<number[] | FileProblem | RefusalCode> {
  const row = await itemWithShape(trx, ledger.id, item)
  if (!row) return 'unknown-row'
  const schema = await schemaOf(trx, ledger.id)
  if (!schema.isStored(column) || schema.kindOf(column) !== 'links') return 'unknown-column'
  const isRemoved = await isInRemovedStream(trx, ledger.id, row.item)
  const world = { schema, hasSubItems: () => row.hasSubItems, removedStreams: { has: () => isRemoved } }
  return (
    judgeWriter(person, row.item, column, world) ??
    (await lengthsOf(trx, ledger.id, rowFiles(row.item, schema, ledger.id)))
  )
}

/** How long the files of the record are, with those that this person has handed in since; or why they hand in none. */
async function judgeRecord(
  trx: Db,
  { ledger, person }: Member,
  { record: id, opens }: RecordOfFile,
  now: number,
): Promise<number[] | FileProblem | RefusalCode> {
  if (person.role === 'viewer') return onlyLooks(person)
  if (!isId(id) || (await isRecordElsewhere(trx, ledger.id, id))) return 'not-understood'
  const record = await findRecord(trx, ledger.id, id)
  const may = record
    ? takesFiles(record, person)
    : opens !== undefined && (await mayOpen(trx, ledger.id, opens, person, now))
  if (!may) return 'not-taken'
  const waiting = await uploadsFor(trx, ledger.id, id, person.id)
  return [...(await lengthsOfRecord(trx, id)), ...waiting.map(({ bytes }) => bytes)]
}
