import { fileLimits, judgeRowFiles, type FileProblem, type UploadWish } from '#app/model/files/attachment'
import { judgeSaid } from '#app/model/files/judgeFile'
import { rowFiles } from '#app/model/files/rowFiles'
import type { RefusalCode } from '#app/model/ledger/errors'
import { judgeWriter } from '#app/model/ledger/rights'
import { isFileId } from '#app/model/text/fileLink'
import { lengthsOf } from '#db/attachments'
import type { Db } from '#db/connect'
import { isInRemovedStream, itemWithShape } from '#db/items'
import { schemaOf } from '#db/ledger-rows'
import { bytesOfHouse, countUploads, isContent } from '#db/uploads'
import type { Member } from '#server/member'

/**
 * Why a file that is offered is not to be sent, before any of it comes; null: it may come. Whether its cell may be written is
 * asked once more when it is (R2). `most`: bytes of all files of the house together.
 */
export async function judgeWish(
  trx: Db,
  { ledger, person }: Member,
  item: string,
  wish: UploadWish,
  most: number,
): Promise<FileProblem | RefusalCode | null> {
  const { id, column, bytes } = wish
  if (!isFileId(id) || (await isContent(trx, id))) return 'not-understood'
  const row = await itemWithShape(trx, ledger.id, item)
  if (!row) return 'unknown-row'
  const schema = await schemaOf(trx, ledger.id)
  if (!schema.isStored(column) || schema.kindOf(column) !== 'links') return 'unknown-column'
  const isRemoved = await isInRemovedStream(trx, ledger.id, row.item)
  const world = { schema, hasSubItems: () => row.hasSubItems, removedStreams: { has: () => isRemoved } }
  const problem = judgeWriter(person, row.item, column, world) ?? judgeSaid(wish)
  if (problem) return problem
  const full = judgeRowFiles(await lengthsOf(trx, ledger.id, rowFiles(row.item, schema, ledger.id)), bytes)
  if (full) return full
  if ((await countUploads(trx, person.id)) >= fileLimits.unfinished) return 'too-many-uploads'
  return (await bytesOfHouse(trx)) + bytes > most ? 'house-full' : null
}
