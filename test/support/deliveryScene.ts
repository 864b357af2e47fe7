import { pino } from 'pino'
import { newId } from '#app/sync/newId'
import type { LedgerRecord, RecordOf } from '#app/model/records/record'
import type { Urgency } from '#app/model/records/whistleLimits'
import { noMailbox, type Mailbox } from '#app/model/telling/telling'
import { insertComment } from '#db/comments'
import { connect, type Db } from '#db/connect'
import { saveMailbox } from '#db/mailboxes'
import { insertPerson } from '#db/people'
import { insertRecord } from '#db/records'
import { saveRobot, type StoredRobot } from '#db/robots'
import { inHouse, inLedger } from '#db/transactions'
import type { Person, Role } from '#app/model/ledger/person'
import { createDeliveries, type Deliveries } from '#server/delivery/delivery'
import { createMail } from '#server/delivery/mail'
import { createRobotChannel } from '#server/delivery/robots'
import { createSmtp } from '#server/delivery/smtp'
import { createWords } from '#server/delivery/words'
import { captureLog, type CapturedLog } from './captured-log'
import { openNewDatabase } from './database'
import { grantRoles, housePersonOf } from './in-house'
import { startMailServer, type MailServer } from './mail-server'
import { tracker } from './server'

export interface DeliveryScene {
  db: Db
  clock: { now: number }
  mail: MailServer
  log: CapturedLog
  /** Somebody who has a mailbox at `ID@mail.example`. */
  person(id: string, role: Role, mailbox?: Partial<Mailbox>): Promise<Person>
  mailbox(id: string, mailbox: Partial<Mailbox>): Promise<void>
  /** A row that 人社局 leads. */
  row: string
  /** An order to 人社局 about that row, by `by`. */
  order(by: Person, text?: string): Promise<LedgerRecord>
  /** A call to 人社局, or to another department, by a whistle that is about no row. */
  call(by: Person, more?: { urgency?: Urgency; department?: string }): Promise<RecordOf<'call'>>
  /** A robot of the ledger, at this address. */
  robot(wish: Partial<StoredRobot> & { address: string }): Promise<StoredRobot>
  comment(by: Person, body: string): Promise<void>
  /** Another process on the same house, or this one after a start. */
  start(): Deliveries
  /** What is stored of deliveries, by state. */
  states(): Promise<{ recipient: string; state: string; why: string; attempts: number }[]>
  close(): Promise<void>
}

export const publicUrl = 'https://luoshi.example'
/** A Monday morning, by the house's clocks. */
export const monday = at('2026-11-23T10:00')

export function at(text: string): number {
  return Date.parse(`${text}:00+08:00`)
}

/** The first ledger with people of its own, a clock, a real mail server, and no page. */
export async function openDeliveryScene(now = monday): Promise<DeliveryScene> {
  const { db, database, close } = await openNewDatabase('november')
  const mail = await startMailServer()
  const [clock, log] = [{ now }, captureLog()]
  const [running, connections] = [new Set<Deliveries>(), new Set<Db>()]
  const item = await db
    .selectFrom('items')
    .select('id')
    .where('tracker_id', '=', tracker)
    .where('lead', '=', 'renshe')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  // The ledger has looked for what it has to remind of.
  await db.updateTable('clocks').set({ done_at: now }).execute()
  const setMailbox = (id: string, mailbox: Partial<Mailbox>) =>
    inHouse(db).execute((trx) => saveMailbox(trx, id, { ...noMailbox, address: `${id}@mail.example`, ...mailbox }))
  return {
    ...{ db, clock, mail, log, row: item.id, mailbox: setMailbox },
    async person(id, role, mailbox = {}) {
      const person: Person = { id, name: id, role, department: role === 'department' ? 'renshe' : null }
      const added = { ...housePersonOf(person), account: id, passwordHash: '', createdAt: 0 }
      await inHouse(db).execute((trx) => insertPerson(trx, added, null))
      await grantRoles(db, [person])
      await setMailbox(id, mailbox)
      return person
    },
    async order(by, text = '请于期限前报送进展') {
      const record: LedgerRecord = {
        ...{ id: newId(), kind: 'order', item: item.id, state: 'issued', version: 1, department: 'renshe' },
        label: { code: '1', title: '当时的名称', titleEn: '', stream: 's1', lead: 'renshe' },
        ...{
          parent: null,
          asker: 'bianban',
          leader: null,
          number: { year: 2026, count: 1 },
          by: { id: by.id, name: by.name, department: null },
        },
        facts: { department: 'renshe', text, until: '2026-12-01', level: 0 },
        ...{ at: clock.now, until: '2026-12-01', seenAt: null, changedAt: clock.now, isOpen: true },
      }
      await inLedger(db, tracker).execute((trx) => insertRecord(trx, tracker, record))
      return record
    },
    async call(by, { urgency = 'urgent', department = 'renshe' } = {}) {
      const common = {
        ...{ item: null, label: null, version: 1, leader: null, number: null, until: '', seenAt: null, isOpen: true },
        ...{
          asker: 'bianban',
          by: { id: by.id, name: by.name, department: null },
          at: clock.now,
          changedAt: clock.now,
        },
      }
      const whistle: LedgerRecord = {
        ...{ ...common, id: 'the-whistle', kind: 'whistle', state: 'open', parent: null, department: 'bianban' },
        facts: { urgency, place: '', text: '', tried: '', departments: [department], became: '' },
      }
      const call: RecordOf<'call'> = {
        ...{ ...common, id: 'the-call', kind: 'call', state: 'called', parent: whistle.id, department },
        facts: {
          ...{ urgency, place: '机密的地点', dueAt: clock.now + 1, disputeBy: clock.now, movedTo: '' },
          ...{ answeredAt: null, cameAt: null, handledAt: null, overdueAt: null, rateBy: null, appealBy: null },
          ...{ dispute: null, rating: null },
        },
      }
      await inLedger(db, tracker).execute(async (trx) => {
        for (const record of [whistle, call]) await insertRecord(trx, tracker, record)
      })
      return call
    },
    async robot(wish) {
      const robot: StoredRobot = {
        ...{ id: `robot-${wish.kind ?? 'wecom'}`, ledger: tracker, kind: 'wecom', name: '督查群', secret: '' },
        ...{ tellings: ['asked', 'answered', 'reminder'], ...wish },
      }
      const { id: by } = await db.selectFrom('people').select('id').executeTakeFirstOrThrow()
      await inLedger(db, tracker).execute((trx) => saveRobot(trx, robot, { by, at: clock.now }))
      return robot
    },
    comment: (person, body) =>
      inLedger(db, tracker).execute((trx) =>
        insertComment(trx, tracker, item.id, { person, body, request: null, at: clock.now }),
      ),
    start() {
      const own = connect(database)
      connections.add(own)
      const server = { host: '127.0.0.1', port: mail.port, isSecure: false, user: '', password: '' }
      const smtp = createSmtp({ ...server, from: 'luoshi@mail.example' }, 400)
      const common = { db: own, publicUrl, words: createWords() }
      const outside = { mayInside: true, patience: 400 }
      const channels = [createMail({ ...common, smtp }), createRobotChannel({ ...common, outside })]
      const deliveries = createDeliveries({ db: own, channels, now: () => clock.now, log: pino(log.stream) })
      running.add(deliveries)
      return deliveries
    },
    states: () =>
      db.selectFrom('deliveries').select(['recipient', 'state', 'why', 'attempts']).orderBy('recipient').execute(),
    async close() {
      for (const one of running) await one.close()
      for (const one of connections) await one.destroy()
      await mail.stop()
      await close()
    },
  }
}
