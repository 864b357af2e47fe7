import type { Logger } from 'pino'
import type { AttachmentsPort } from '#app/ports/attachments'
import { judgeTogether, pieceLength, piecesOf, type FileProblem, type UploadAnswer } from '#app/model/files/attachment'
import { cleanName } from '#app/model/files/cleanName'
import { judgeBytes } from '#app/model/files/judgeFile'
import { rowFiles } from '#app/model/files/rowFiles'
import { setCells } from '#app/model/ledger/edit'
import type { RefusalCode } from '#app/model/ledger/errors'
import { readItem } from '#app/model/ledger/ledger'
import { onlyLooks } from '#app/model/ledger/person'
import { cellIn } from '#app/model/ledger/rows'
import { readSchema } from '#app/model/ledger/schemaOf'
import { fileAddress } from '#app/model/text/fileLink'
import { formatLink } from '#app/model/text/links'
import { attachmentsOf, findAttachment, lengthsOf } from '#db/attachments'
import type { Db } from '#db/connect'
import { inLedger } from '#db/transactions'
import {
  beginUpload,
  findUpload,
  giveUp,
  holdUpload,
  keepUpload,
  removeLeftovers,
  storedPlaces,
  storePiece,
  type Upload,
  type Whole,
} from '#db/uploads'
import type { Member } from '#server/member'
import type { Rooms } from '../sync/rooms'
import type { EditAnswer, EditWork } from '../sync/windows'
import { digestOf, readContent, readFrom } from './content'
import { judgeWish } from './judgeWish'

export interface AttachmentsOptions {
  db: Db
  /** Writes cells of a ledger, and records beside them (R2). */
  edit: Rooms['edit']
  now: () => number
  log: Logger
  /** Bytes of all files of the house together. */
  most: number
}

/** After so long (ms) in which nothing came an upload is given up; how often that is looked for, besides at the start. */
const silence = 30 * 60_000
const tidyEvery = 10 * 60_000

export interface Attachments {
  of(member: Member): AttachmentsPort
  close(): Promise<void>
}

/**
 * Files that are handed in (R5), for a member. Pieces are stored as they come, each in a transaction of its own, so that nobody
 * waits for a long file; it becomes one in the transaction that also writes the cell which names it, or takes the step of the
 * record with which it comes (R2; `server/records/files.ts`).
 */
export function createAttachments({ db, edit, now, log, most }: AttachmentsOptions): Attachments {
  let tidying: Promise<void> = Promise.resolve()
  const tidy = (): Promise<void> => {
    tidying = tidying
      .then(() => removeLeftovers(db, now() - silence))
      .catch((error: unknown) => log.warn({ err: error }, 'leftovers of files stay for now'))
    return tidying
  }
  const timer = setInterval(() => void tidy(), tidyEvery)
  timer.unref()
  void tidy()

  const of = (member: Member): AttachmentsPort => {
    const { ledger, person } = member
    const entryOf = (id: string, name: string) =>
      formatLink({ label: name, url: fileAddress({ ledger: ledger.id, id }) })

    /** What came of an upload that is a file by now; null: nothing did. */
    async function keptAs(trx: Db, id: string): Promise<UploadAnswer | null> {
      const file = await findAttachment(trx, ledger.id, id)
      return file?.by.id === person.id ? { outcome: 'kept', entry: entryOf(id, file.name) } : null
    }

    async function ownUpload(trx: Db, id: string): Promise<Upload | null> {
      const upload = await findUpload(trx, ledger.id, id)
      return upload?.person === person.id ? upload : null
    }

    /** Makes a file of what came, and writes the cell that names it, with the rights that its sender has by then. */
    const keep =
      (id: string, known: Whole): EditWork<UploadAnswer> =>
      async (desk, trx) => {
        const kept = await keptAs(trx, id)
        if (kept) return dropping(kept)
        const upload = await ownUpload(trx, id)
        if (!upload || 'record' in upload.to) return dropping(refused('upload-gone'))
        if (!(await member.isStill(trx))) return dropping(refused('not-your-item'))
        const { name, bytes } = upload
        const { item, column } = upload.to
        const row = readItem(desk.doc, item)
        const schema = readSchema(desk.doc)
        if (!row) return dropping(refused('unknown-row'))
        if (!schema.isStored(column)) return dropping(refused('unknown-column'))
        const full = judgeTogether(await lengthsOf(trx, ledger.id, rowFiles(row, schema, ledger.id)), bytes)
        if (full) return dropping(refused(full))
        const by = { id: person.id, name: person.name, department: person.department }
        await keepUpload(trx, ledger.id, { item }, { ...known, id, name, by, at: now() })
        const entry = entryOf(id, name)
        const value = [...[cellIn(row, column)].flat().filter(Boolean), entry]
        const [refusal] = setCells(desk, [{ item, column, value }])
        return refusal ? dropping(refused(refusal.code)) : { kind: 'keep', value: { outcome: 'kept', entry } }
      }

    async function finish({ id, to, name, bytes }: Upload): Promise<UploadAnswer> {
      const judged = await judgeBytes({ name, bytes }, readFrom(db, id, bytes))
      if (typeof judged === 'string') return refused(judged)
      const known = { ...judged, sha256: await digestOf(db, id, bytes) }
      if ('record' in to) {
        await inLedger(db, ledger.id).execute((trx) => holdUpload(trx, id, known, now()))
        return { outcome: 'whole' }
      }
      const edited = await edit(ledger.id, person, keep(id, known))
      if (!edited) return refused('upload-gone')
      return edited.kind === 'refused' ? refused(edited.refusals[0]!.code) : edited.value
    }

    async function abandon(id: string): Promise<void> {
      await inLedger(db, ledger.id).execute((trx) => giveUp(trx, id))
      await tidy()
    }

    return {
      ofItem: (item) => attachmentsOf(db, ledger.id, item),
      async find(id) {
        const file = await findAttachment(db, ledger.id, id)
        return file && { ...file, read: (from, to) => readContent(db, file.content, from, to) }
      },
      begin: (to, wish) =>
        inLedger(db, ledger.id).execute(async (trx): Promise<UploadAnswer> => {
          const kept = await keptAs(trx, wish.id)
          if (kept) return kept
          const begun = await ownUpload(trx, wish.id)
          if (begun) return begun.whole ? { outcome: 'whole' } : going(await storedPlaces(trx, wish.id))
          const problem = await judgeWish(trx, member, to, wish, { most, now: now() })
          if (problem) return refused(problem)
          await beginUpload(trx, ledger.id, { ...wish, to, name: cleanName(wish.name), person: person.id }, now())
          return going([])
        }),
      async put(id, place, bytes) {
        if (person.role === 'viewer') return refused(onlyLooks(person))
        return inLedger(db, ledger.id).execute(async (trx): Promise<UploadAnswer> => {
          const upload = await ownUpload(trx, id)
          if (!upload) return refused('upload-gone')
          if (bytes.length === 0 || bytes.length !== pieceLength(upload.bytes, place)) return refused('not-understood')
          await storePiece(trx, ledger.id, { id, place, bytes }, now())
          return going([place])
        })
      },
      async finish(id) {
        const upload = await ownUpload(db, id)
        if (!upload) return (await keptAs(db, id)) ?? refused('upload-gone')
        if (upload.whole) return { outcome: 'whole' }
        if ((await storedPlaces(db, id)).length < piecesOf(upload.bytes)) return refused('incomplete')
        const answer = await finish(upload)
        if (answer.outcome === 'refused') await abandon(id)
        // Bytes that the ledger has already are not kept twice.
        else void tidy()
        return answer
      },
      async giveUp(id) {
        if (await ownUpload(db, id)) await abandon(id)
      },
    }
  }
  return {
    of,
    async close() {
      clearInterval(timer)
      await tidying
    },
  }
}

const going = (stored: number[]): UploadAnswer => ({ outcome: 'going', stored })
const refused = (why: FileProblem | RefusalCode): UploadAnswer => ({ outcome: 'refused', why })
const dropping = (value: UploadAnswer): EditAnswer<UploadAnswer> => ({ kind: 'drop', value })
