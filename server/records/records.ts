import type { Transaction } from 'kysely'
import type { RecordsPort } from '#app/ports/records'
import type { Opened, RecordAnswer } from '#app/model/records/recordAnswer'
import { setCells, type Desk } from '#app/model/ledger/edit'
import { readItem } from '#app/model/ledger/ledger'
import { personWith } from '#app/model/ledger/access'
import type { Person } from '#app/model/ledger/person'
import { kindOf } from '#app/model/records/kinds/kinds'
import { isAskedOf } from '#app/model/records/asks'
import { toldOf } from '#app/model/records/inbox'
import type { RecordCommand } from '#app/model/records/recordCommand'
import type { Db } from '#db/connect'
import { accessIn, answeringIn } from '#db/grants'
import { itemWithShape } from '#db/items'
import { trackerRow } from '#db/ledger-rows'
import { findPerson } from '#db/people'
import { findRecord, recordsOfItem, seeRecords } from '#db/records'
import { recordsOn } from '#db/records-on'
import { remindersOfItem } from '#db/reminders'
import type { Database } from '#db/schema'
import { inLedger } from '#db/transactions'
import type { Member } from '../member'
import type { Rooms } from '../sync/rooms'
import { openAll } from './open'
import { watchOverdue } from './overdue'
import { judgeStep, keepStep } from './step'

export interface RecordsOptions {
  db: Db
  /** Writes cells of a ledger, and records beside them (R2). */
  edit: Rooms['edit']
  now: () => number
}

type Step = Extract<RecordCommand, { do: 'step' }>

/** What is asked about rows and what becomes of it, for a member: each command is one transaction (R1, R2). */
export function createRecords({ db, edit, now }: RecordsOptions): (member: Member) => RecordsPort {
  return ({ ledger: { id: tracker }, person: asking }) => {
    /** As they stand in the ledger by now; null: not any more, or it is put away. */
    async function standing(trx: Db): Promise<Person | null> {
      const [found, row] = [await findPerson(trx, asking.id), await trackerRow(trx, tracker)]
      if (!found || found.disabled || !row || row.archived_at !== null) return null
      const access = await accessIn(trx, found, tracker)
      return access === 'none' ? null : personWith(access, found)
    }

    /** Takes a step; with a desk, where it writes cells. */
    async function take(trx: Transaction<Database>, command: Step, desk: Desk | null): Promise<RecordAnswer> {
      const [person, record] = [await standing(trx), await findRecord(trx, tracker, command.record)]
      if (!person) return { outcome: 'not-allowed' }
      if (!record) return { outcome: 'unknown-record' }
      const item = (await itemWithShape(trx, tracker, record.item))?.item ?? null
      const next = judgeStep(record, command, person, desk ? readItem(desk.doc, record.item) : item, now())
      if (typeof next === 'string') return { outcome: next, record }
      const refusals = desk ? setCells(desk, kindOf(next.kind).edits!(next)) : []
      if (refusals.length > 0) return { outcome: { refusals } }
      await keepStep(trx, tracker, record, next, command, person)
      if (next.until !== '') await watchOverdue(trx, tracker, next, now())
      return { outcome: 'done', record: next }
    }

    async function step(command: Step): Promise<RecordAnswer> {
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
          records: await recordsOfItem(db, tracker, item),
          reminders: said.map((one) => toldOf(one, answering)),
        }
      },
      async find(id) {
        const known = await findRecord(db, tracker, id)
        const all = known ? await recordsOfItem(db, tracker, known.item) : []
        return all.find(({ record }) => record.id === id) ?? null
      },
      async command(command) {
        if (command.do === 'step') return step(command)
        return inLedger(db, tracker).execute(async (trx): Promise<RecordAnswer> => {
          const person = await standing(trx)
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

/** Nothing opened is a refusal, told by its first reason. */
function answerOf(opened: Opened): RecordAnswer {
  return { outcome: opened.made === 0 ? opened.refused[0]!.outcome : 'done', ...opened }
}
