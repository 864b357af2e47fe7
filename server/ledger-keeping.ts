import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Transaction } from 'kysely'
import type { KeepingPort } from '#app/ports/keeping'
import type { Kept, KeepingProblem, RemovedLedger } from '#app/model/house/keeping'
import { administers, type HousePerson } from '#app/model/house/housePerson'
import { closeCode } from '#app/model/live/wire'
import { foldName } from '#app/model/ledger/nameReader'
import { momentIn } from '#app/model/text/dates'
import { BadDatabaseError } from '#db/sqlite/copy'
import type { Acting } from '#db/admin-log'
import type { Db } from '#db/connect'
import { takeUpMerges } from '#db/department-merges'
import { BadLedgerFileError, readLedgerFile, removeLedger, writeLedgerFile } from '#db/ledger-file'
import { openMeeting } from '#db/meetings'
import { NewerDatabaseError } from '#db/migrate'
import { noteLedgerRemoved, noteLedgerRestored, removedLedgers } from '#db/removed-ledgers'
import type { Database } from '#db/schema'
import { setArchived } from '#db/trackers'
import { inHouse } from '#db/transactions'
import type { Member } from './member'
import { removeUnusedDepartments } from './people/departments'
import type { Acted } from './signals/dispatcher'
import type { Rooms } from './sync/rooms'

export interface KeepingOptions {
  db: Db
  /** Where files of ledgers go that are taken out. */
  folder: string
  now: () => number
  rooms: Pick<Rooms, 'without'>
  /** See `Dispatcher`. */
  acted: Acted
}

/** Puts ledgers away and takes them out (L7). What the house may bring back is administrators' alone. */
export function createKeeping(options: KeepingOptions) {
  const { db, folder, now, rooms, acted } = options
  const portOf = (member: Member): KeepingPort => {
    const { ledger, person, mayKeep } = member
    const acting = (): Acting => ({ by: person.id, at: now() })
    const setAway = async (isArchived: boolean): Promise<Kept> => {
      if (!mayKeep) return failed('not-allowed')
      const outcome = await inHouse(db).execute(async (trx): Promise<Kept> => {
        if (isArchived && (await openMeeting(trx, ledger.id))) return failed('meeting-on')
        await setArchived(trx, ledger.id, isArchived, acting())
        if (!isArchived) await takeUpMerges(trx, ledger.id, acting())
        return done(null)
      })
      await acted('ledger-put-away', 'merge-begun')
      return outcome
    }
    return {
      archive: () => setAway(true),
      reopen: () => setAway(false),
      async remove(title, withDepartments) {
        if (!member.administers) return failed('not-allowed')
        // As the page of either language asks for it.
        if (![ledger.title.zh, ledger.title.en].some((name) => foldName(title) === foldName(name)))
          return failed('wrong-title')
        const file = fileFor(ledger, now())
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        const work = async () => {
          const { rows } = await writeLedgerFile(db, ledger.id, path.join(folder, file))
          await inHouse(db).execute((trx) => takeOut(trx, rows, withDepartments, file))
        }
        await rooms.without(ledger.id, work, closeCode.removed)
        return done({ file })

        async function takeOut(trx: Transaction<Database>, rows: number, hasOwn: boolean, name: string) {
          const removed = await removeLedger(trx, ledger.id)
          // Somebody read their inbox just then, or kept a view: the file is no longer whole.
          if (removed !== rows) throw new Error('The ledger changed while its file was written. Try again.')
          await noteLedgerRemoved(trx, { id: ledger.id, name: ledger.title }, name, acting())
          if (hasOwn) await removeUnusedDepartments(trx, acting())
        }
      },
    }
  }
  return {
    portOf,
    /** Those whose file is there and who are not; nothing, for anybody but an administrator. */
    async removed(person: HousePerson | null): Promise<RemovedLedger[]> {
      if (!person || !administers(person)) return []
      return (await removedLedgers(db)).filter(({ file }) => existsSync(path.join(folder, file)))
    },
    async restore(person: HousePerson | null, file: string): Promise<Kept<{ id: string }>> {
      if (!person || !administers(person)) return failed('not-allowed')
      const known = (await removedLedgers(db)).find((removed) => removed.file === file)
      if (!known) return failed('file-unknown')
      try {
        await rooms.without(known.id, () =>
          readLedgerFile(db, path.join(folder, file), now(), async (trx) => {
            const acting = { by: person.id, at: now() }
            await noteLedgerRestored(trx, { id: known.id, name: known.title }, file, acting)
            await takeUpMerges(trx, known.id, acting)
          }),
        )
      } catch (error) {
        const isBad = [BadLedgerFileError, BadDatabaseError, NewerDatabaseError].some((kind) => error instanceof kind)
        if (!isBad) throw error
        return failed('file-bad')
      }
      await acted('merge-begun')
      return done({ id: known.id })
    },
  }
}

/** Told apart by its moment; what no file name may hold is left out. */
function fileFor({ title, settings }: Member['ledger'], at: number): string {
  const name = title.zh.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40)
  return `${name}-${momentIn(settings.timeZone, at).replace(/\D/g, '')}-${at % 100_000}.luoshi`
}

const done = <T>(value: T): Kept<T> => ({ ok: true, value })
const failed = (problem: KeepingProblem): Kept<never> => ({ ok: false, problem })
