import type { Transaction } from 'kysely'
import { judgeTogether } from '#app/model/files/attachment'
import type { LedgerRecord } from '#app/model/records/record'
import type { RecordOutcome } from '#app/model/records/recordOutcome'
import { lengthsOfRecord } from '#db/attachments'
import type { Act } from '#db/records'
import type { Database } from '#db/schema'
import { keepUpload, uploadsFor, type Upload } from '#db/uploads'

/** Those of somebody's uploads that come along with a record's next step, all of them whole; or why they cannot. */
export async function filesFor(
  trx: Transaction<Database>,
  tracker: string,
  record: string,
  ids: readonly string[] | undefined,
  person: string,
): Promise<Upload[] | RecordOutcome> {
  if (ids === undefined || ids.length === 0) return []
  const waiting = new Map((await uploadsFor(trx, tracker, record, person)).map((upload) => [upload.id, upload]))
  const files = [...new Set(ids)].map((id) => waiting.get(id))
  if (!files.every((file) => file?.whole)) return 'files-gone'
  const lengths = await lengthsOfRecord(trx, record)
  for (const { bytes } of files as Upload[]) {
    const full = judgeTogether(lengths, bytes)
    if (full === 'too-many-files' || full === 'together-full') return full
    lengths.push(bytes)
  }
  return files as Upload[]
}

/** They are files of the step that brought the record to what it is now, for good. */
export async function keepFiles(
  trx: Transaction<Database>,
  tracker: string,
  { id: record, version: seq }: Pick<LedgerRecord, 'id' | 'version'>,
  files: readonly Upload[],
  { by, at }: { by: NonNullable<Act['by']>; at: number },
): Promise<void> {
  for (const { id, name, whole } of files)
    await keepUpload(trx, tracker, { record, seq }, { ...whole!, id, name, by, at })
}
