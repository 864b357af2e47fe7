import type { Selectable, Transaction } from 'kysely'
import type { Person } from '#app/model/ledger/person'
import type { RowLabel } from '#app/model/meeting/meeting'
import type { RecordWithEvents } from '#app/model/records/itemRecords'
import type { LedgerRecord, RecordEvent, RecordKindName } from '#app/model/records/record'
import type { Grant } from '#app/model/records/grants'
import type { ExtensionFacts } from '#app/model/records/kinds/extension'
import type { Attachment } from '#app/model/files/attachment'
import { filesOfRecords } from './attachments'
import { chunks } from './chunks'
import type { Db } from './connect'
import type { Database } from './schema'
import { signal } from './signals'
import { tellRecord } from './tell-records'

/** What somebody does to a record: by whom (null: the server), in what words, when (ms). */
export interface Act {
  event: string
  words: string
  details: RecordEvent['details']
  by: Pick<Person, 'id' | 'name' | 'department'> | null
  at: number
}

/** Stores a record as it was opened, with its first event. */
export async function insertRecord(trx: Transaction<Database>, tracker: string, record: LedgerRecord): Promise<void> {
  const { id, item, label, parent, kind, department, asker, leader, number, by, at, until } = record
  await trx
    .insertInto('records')
    .values({
      ...{ id, tracker_id: tracker, item_id: item, parent_id: parent, kind, asker, leader, until },
      label: label && JSON.stringify(label),
      ...changing(record),
      department_id: department,
      number_year: number?.year ?? null,
      number_count: number?.count ?? null,
      person_id: by.id,
      person_name: by.name,
      person_department: by.department,
      opened_at: at,
      seen_at: null,
    })
    .execute()
  await addEvent(trx, tracker, record, null, { event: 'open', words: '', details: {}, by, at })
}

/** Stores what a record is after a step, and the step. */
export async function stepRecord(
  trx: Transaction<Database>,
  tracker: string,
  before: LedgerRecord,
  after: LedgerRecord,
  act: Act,
): Promise<void> {
  await trx.updateTable('records').set(changing(after)).where('id', '=', after.id).execute()
  await addEvent(trx, tracker, after, before.state, act)
}

async function addEvent(
  trx: Transaction<Database>,
  tracker: string,
  record: LedgerRecord,
  from: string | null,
  act: Act,
): Promise<void> {
  const { event, words, details, by, at } = act
  await trx
    .insertInto('record_events')
    .values({
      ...{ record_id: record.id, tracker_id: tracker, seq: record.version, event, words, at },
      from_state: from,
      to_state: record.state,
      details: JSON.stringify(details),
      person_id: by?.id ?? null,
      person_name: by?.name ?? null,
      person_department: by?.department ?? null,
    })
    .execute()
  signal(trx, { kind: 'records-changed', ledger: tracker })
  await tellRecord(trx, tracker, record, act)
}

/** What a step changes of a record. */
function changing({ state, version, facts, changedAt, isOpen }: LedgerRecord) {
  return { state, version, facts: JSON.stringify(facts), changed_at: changedAt, closed_at: isOpen ? null : changedAt }
}

export async function findRecord(db: Db, tracker: string, id: string): Promise<LedgerRecord | null> {
  const row = await db
    .selectFrom('records')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? recordOf(row) : null
}

/** A record that was about no row, and its parts, are about this one from now on. */
export async function giveRow(trx: Transaction<Database>, id: string, item: string): Promise<void> {
  await trx
    .updateTable('records')
    .set({ item_id: item })
    .where((is) => is.or([is('id', '=', id), is('parent_id', '=', id)]))
    .execute()
}

/** The records that are a part of another, oldest first. */
export async function partsOf(db: Db, tracker: string, parent: string): Promise<LedgerRecord[]> {
  const rows = await db
    .selectFrom('records')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .where('parent_id', '=', parent)
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
  return rows.map(recordOf)
}

/** All whistles of a ledger with the calls that belong to them, newest first. */
export async function allWhistles(db: Db, tracker: string): Promise<LedgerRecord[]> {
  const rows = await db
    .selectFrom('records')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .where('kind', 'in', ['whistle', 'call'])
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(recordOf)
}

/** All requests for more time of a ledger, and all calls by whistles, oldest first. */
export async function extensionsAndCalls(db: Db, tracker: string): Promise<LedgerRecord[]> {
  const rows = await db
    .selectFrom('records')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .where('kind', 'in', ['extension', 'call'])
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
  return rows.map(recordOf)
}

/** Is this id another ledger's record? Ids are of the house. */
export async function isRecordElsewhere(db: Db, tracker: string, id: string): Promise<boolean> {
  const row = await db.selectFrom('records').select('tracker_id').where('id', '=', id).executeTakeFirst()
  return row !== undefined && row.tracker_id !== tracker
}

/** Of a ledger, or of these rows of it: what is open, oldest first. Of urges all, whatever was done since. */
export async function openRecords(
  db: Db,
  tracker: string,
  items: readonly string[] | null = null,
): Promise<LedgerRecord[]> {
  const all = db
    .selectFrom('records')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .where('closed_at', 'is', null)
    .orderBy('opened_at')
    .orderBy('id')
  if (items === null) return (await all.execute()).map(recordOf)
  const found: LedgerRecord[] = []
  for (const part of chunks([...items])) found.push(...(await all.where('item_id', 'in', part).execute()).map(recordOf))
  return found
}

/** What happened to a record, from its opening on. */
export async function eventsOf(db: Db, record: string): Promise<RecordEvent[]> {
  const rows = await db.selectFrom('record_events').selectAll().where('record_id', '=', record).orderBy('seq').execute()
  const filesOf = await filesOfRecords(db, [record])
  return rows.map((row) => eventOf(row, filesOf(record, row.seq)))
}

/** By which event a record came to a version; null: it has no such. */
export async function eventAt(db: Db, record: string, version: number): Promise<string | null> {
  const row = await db
    .selectFrom('record_events')
    .select('event')
    .where('record_id', '=', record)
    .where('seq', '=', version)
    .executeTakeFirst()
  return row?.event ?? null
}

/** Everything that was ever asked about a row, newest first, each with what happened to it. */
export async function recordsOfItem(db: Db, tracker: string, item: string): Promise<RecordWithEvents[]> {
  const rows = await db
    .selectFrom('records')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .where('item_id', '=', item)
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .execute()
  return withEvents(db, rows.map(recordOf))
}

/** Records with what happened to them. */
export async function withEvents(db: Db, records: readonly LedgerRecord[]): Promise<RecordWithEvents[]> {
  const events = new Map<string, RecordEvent[]>()
  const ids = records.map(({ id }) => id)
  const filesOf = await filesOfRecords(db, ids)
  for (const part of chunks(ids)) {
    const found = await db
      .selectFrom('record_events')
      .selectAll()
      .where('record_id', 'in', part)
      .orderBy('record_id')
      .orderBy('seq')
      .execute()
    for (const row of found) {
      const event = eventOf(row, filesOf(row.record_id, row.seq))
      events.set(row.record_id, [...(events.get(row.record_id) ?? []), event])
    }
  }
  return records.map((record) => ({ record, events: events.get(record.id) ?? [] }))
}

/** Whenever more time was granted for rows of a ledger, in no order. */
export async function grantsOfTime(db: Db, tracker: string): Promise<Grant[]> {
  const rows = await db
    .selectFrom('records')
    .select(['item_id', 'facts', 'changed_at'])
    .where('tracker_id', '=', tracker)
    .where('kind', '=', 'extension')
    .where('state', '=', 'granted')
    .execute()
  return rows.map(({ item_id, facts, changed_at }) => ({
    item: item_id!,
    from: (JSON.parse(facts) as ExtensionFacts).from,
    at: changed_at,
  }))
}

/** Notes that records stood before somebody to whom they go; the first time counts. */
export async function seeRecords(
  trx: Transaction<Database>,
  tracker: string,
  ids: readonly string[],
  at: number,
): Promise<void> {
  for (const part of chunks([...ids]))
    await trx.updateTable('records').set({ seen_at: at }).where('id', 'in', part).where('seen_at', 'is', null).execute()
  if (ids.length > 0) signal(trx, { kind: 'records-changed', ledger: tracker })
}

/** What is open and goes to one department, or was asked by it, is the other's, of which it has become a part (X11). */
export async function followInRecords(trx: Transaction<Database>, from: string, into: string): Promise<void> {
  for (const column of ['department_id', 'asker'] as const) {
    const moved = await trx
      .updateTable('records')
      .set({ [column]: into })
      .where(column, '=', from)
      // One that is over may still be appealed against.
      .where((is) => is.or([is('closed_at', 'is', null), is('state', '=', 'rated')]))
      .returning('tracker_id')
      .execute()
    for (const { tracker_id: ledger } of moved) signal(trx, { kind: 'records-changed', ledger })
  }
}

/** The next number of a series in a year (E5): what takes it and is not stored gives it back. */
export async function nextNumber(trx: Transaction<Database>, series: string, year: number): Promise<number> {
  const { last } = await trx
    .insertInto('paper_numbers')
    .values({ series, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['series', 'year']).doUpdateSet((eb) => ({ last: eb('paper_numbers.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

function recordOf(row: Selectable<Database['records']>): LedgerRecord {
  return {
    id: row.id,
    kind: row.kind as RecordKindName,
    item: row.item_id,
    label: row.label === null ? null : (JSON.parse(row.label) as RowLabel),
    parent: row.parent_id,
    state: row.state,
    version: row.version,
    department: row.department_id,
    asker: row.asker,
    leader: row.leader,
    number: row.number_year === null ? null : { year: row.number_year, count: row.number_count! },
    facts: JSON.parse(row.facts) as LedgerRecord['facts'],
    by: { id: row.person_id, name: row.person_name, department: row.person_department },
    at: row.opened_at,
    until: row.until,
    seenAt: row.seen_at,
    changedAt: row.changed_at,
    isOpen: row.closed_at === null,
  } as LedgerRecord
}

function eventOf(row: Selectable<Database['record_events']>, files: readonly Attachment[]): RecordEvent {
  return {
    event: row.event,
    from: row.from_state,
    to: row.to_state,
    words: row.words,
    details: JSON.parse(row.details) as RecordEvent['details'],
    files,
    by:
      row.person_id === null ? null : { id: row.person_id, name: row.person_name!, department: row.person_department },
    at: row.at,
  }
}
