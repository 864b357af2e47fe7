import type { Transaction } from 'kysely'
import type { RecordsPort } from '#app/ports/records'
import type { Opened, RecordAnswer } from '#app/model/records/recordAnswer'
import { fillCells, setCells, type Desk } from '#app/model/ledger/edit'
import type { Refusal } from '#app/model/ledger/errors'
import { readItem, readItems } from '#app/model/ledger/ledger'
import { personWith } from '#app/model/ledger/access'
import type { Person } from '#app/model/ledger/person'
import type { Item } from '#app/model/ledger/rows'
import type { LedgerRecord, RecordOf } from '#app/model/records/record'
import { kindOf } from '#app/model/records/kinds/kinds'
import { isAskedOf } from '#app/model/records/asks'
import { toldOf } from '#app/model/records/inbox'
import type { Db } from '#db/connect'
import { accessIn, answeringIn } from '#db/grants'
import { itemWithShape } from '#db/items'
import { trackerRow } from '#db/ledger-rows'
import { findPerson } from '#db/people'
import { eventsOf, findRecord, recordsOfItem, seeRecords } from '#db/records'
import { whistleItem } from '#app/model/records/whistleItem'
import { recordsOn } from '#db/records-on'
import { remindersOfItem } from '#db/reminders'
import { withActs } from '#db/urge-acts'
import type { Database } from '#db/schema'
import { inLedger } from '#db/transactions'
import type { Member } from '../member'
import type { Rooms } from '../sync/rooms'
import { filesFor, keepFiles } from './files'
import { openAll } from './open'
import { callsOf, judgeFamily, keepStep } from './keep'
import { standingAt } from './standing'
import { whistlesIn } from './whistles'
import { detailsOf, judgeStep, keptDetails, type StepCommand } from './step'

export interface RecordsOptions {
  db: Db
  /** Writes cells of a ledger, and records beside them (R2). */
  edit: Rooms['edit']
  now: () => number
}

/** What is asked about rows and what becomes of it, for a member: each command is one transaction (R1, R2). */
export function createRecords({ db, edit, now }: RecordsOptions): (member: Member) => RecordsPort {
  return ({ ledger: { id: tracker }, person: asking }) => {
    /** As they stand in the ledger by now; null: not any more, or it is put away. */
    async function standingOf(trx: Db): Promise<Person | null> {
      const [found, row] = [await findPerson(trx, asking.id), await trackerRow(trx, tracker)]
      if (!found || found.disabled || !row || row.archived_at !== null) return null
      const access = await accessIn(trx, found, tracker)
      return access === 'none' ? null : personWith(access, found)
    }

    /** Takes a step; with a desk, where it writes cells. */
    async function take(trx: Transaction<Database>, command: StepCommand, desk: Desk | null): Promise<RecordAnswer> {
      const [person, record] = [await standingOf(trx), await findRecord(trx, tracker, command.record)]
      if (!person) return { outcome: 'not-allowed' }
      if (!record) return { outcome: 'unknown-record' }
      const standing = await standingAt(trx, tracker, now())
      const becomes = desk !== null && record.kind === 'whistle'
      const details = becomes ? { ...detailsOf(command), became: desk.newId() } : detailsOf(command)
      const item = await rowOf(trx, record.item, desk)
      const next = judgeStep(record, command, details, person, item, standing)
      if (typeof next === 'string') return { outcome: next, record }
      const problem = await judgeFamily(trx, tracker, next)
      if (problem) return { outcome: problem, record }
      const files = await filesFor(trx, tracker, next.id, command.files, person.id)
      if (typeof files === 'string') return { outcome: files, record }
      const refusals = desk ? write(desk, next, command, await callsOf(trx, tracker, next.id)) : []
      if (refusals.length > 0) return { outcome: { refusals } }
      const { event, words } = command
      const act = { event, words, details: keptDetails(details), by: person, at: standing.at }
      await keepStep(trx, tracker, { before: record, after: next }, act, standing)
      await keepFiles(trx, tracker, next, files, act)
      return { outcome: 'done', record: next }
    }

    async function rowOf(trx: Db, id: string | null, desk: Desk | null): Promise<Item | null> {
      if (id === null) return null
      return desk ? readItem(desk.doc, id) : ((await itemWithShape(trx, tracker, id))?.item ?? null)
    }

    async function step(command: StepCommand): Promise<RecordAnswer> {
      const known = await findRecord(db, tracker, command.record)
      const writes = known && kindOf(known.kind).writes?.includes(command.event)
      if (!writes) return inLedger(db, tracker).execute((trx) => take(trx, command, null))
      const edited = await edit<RecordAnswer>(tracker, asking, async (desk, trx) => {
        const value = await take(trx, command, desk)
        return { kind: value.outcome === 'done' ? 'keep' : 'drop', value }
      })
      if (!edited) return { outcome: 'unknown-record' }
      return edited.kind === 'refused' ? { outcome: { refusals: edited.refusals } } : edited.value
    }

    return {
      all: () => recordsOn(db, tracker),
      async ofItem(item) {
        const said = await remindersOfItem(db, tracker, item)
        const answering = said.length > 0 ? await answeringIn(db, tracker) : new Set<string>()
        return {
          records: await withActs(db, tracker, item, await recordsOfItem(db, tracker, item)),
          reminders: said.map((one) => toldOf(one, answering)),
        }
      },
      whistles: () => whistlesIn(db, tracker, now()),
      async find(id) {
        const known = await findRecord(db, tracker, id)
        return known && { record: known, events: await eventsOf(db, id) }
      },
      async command(command) {
        if (command.do === 'step') return step(command)
        return inLedger(db, tracker).execute(async (trx): Promise<RecordAnswer> => {
          const person = await standingOf(trx)
          if (!person) return { outcome: 'not-allowed' }
          if (command.do === 'open') return answerOf(await openAll(trx, tracker, command, person, now()))
          const seen: string[] = []
          for (const id of command.records) {
            const record = await findRecord(trx, tracker, id)
            if (record?.seenAt === null && isAskedOf(record, person)) seen.push(id)
          }
          await seeRecords(trx, tracker, seen, now())
          return { outcome: 'done' }
        })
      },
    }
  }
}

/** Writes what follows from a step, under the same rules as everybody's edits (R2); why not, where it cannot be. */
function write(
  desk: Desk,
  next: LedgerRecord,
  { stream = '' }: StepCommand,
  calls: readonly RecordOf<'call'>[],
): Refusal[] {
  if (next.kind !== 'whistle') return setCells(desk, kindOf(next.kind).edits!(next))
  const ofStream = readItems(desk.doc).filter((item) => item.stream === stream && item.parent === '')
  const after = ofStream.sort((a, b) => (a.order < b.order ? -1 : 1)).at(-1)?.id ?? ''
  const place = { stream, parent: '', after }
  return fillCells({ ...desk, newId: () => next.facts.became }, [], {
    place,
    rows: [whistleItem(next, calls, desk.departments)],
  }).refusals
}

/** Nothing opened is a refusal, told by its first reason. */
function answerOf(opened: Opened): RecordAnswer {
  return { outcome: opened.made === 0 ? opened.refused[0]!.outcome : 'done', ...opened }
}
