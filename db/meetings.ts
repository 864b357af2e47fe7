import type { Selectable, Transaction, Updateable } from 'kysely'
import type { Arrangement, Meeting, Position } from '#app/model/meeting/meeting'
import type { Person } from '#app/model/ledger/person'
import type { Db } from './connect'
import type { Cut } from './cut'
import type { Database } from './schema'

type Row = Selectable<Database['meetings']>

export type NewMeeting = Pick<Meeting, 'id' | 'title' | 'heldOn' | 'chair' | 'by' | 'secondsPerItem' | 'base'>

/** Begins a meeting; its starter presents. The index refuses a second one that is open. */
export async function insertMeeting(
  trx: Transaction<Database>,
  tracker: string,
  meeting: NewMeeting,
  person: Person,
  at: number,
): Promise<void> {
  const { id, title, heldOn, chair, by, secondsPerItem, base } = meeting
  await trx
    .insertInto('meetings')
    .values({
      id,
      tracker_id: tracker,
      title,
      held_on: heldOn,
      chair,
      arranged_by: by,
      seconds_per_item: secondsPerItem,
      started_at: at,
      started_by: person.id,
      started_by_name: person.name,
      started_by_department: person.department,
      presenter_id: person.id,
      presenter_name: person.name,
      slide: 'opening',
      current_item: null,
      slide_since: at,
      version: 1,
      base_meeting_id: base.meeting,
      base_at: base.at,
    })
    .execute()
}

/** The meeting that is on. */
export async function openMeeting(db: Db, tracker: string): Promise<Meeting | null> {
  const row = await db
    .selectFrom('meetings')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row ? meetingOf(row) : null
}

export async function findMeeting(db: Db, tracker: string, id: string): Promise<Meeting | null> {
  const row = await db
    .selectFrom('meetings')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? meetingOf(row) : null
}

/** Newest first. */
export async function listMeetings(db: Db, tracker: string): Promise<Meeting[]> {
  const rows = await db
    .selectFrom('meetings')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(meetingOf)
}

/** Changes a meeting that is on; each change makes a new version of it. */
export async function updateMeeting(
  trx: Transaction<Database>,
  id: string,
  set: Updateable<Database['meetings']>,
): Promise<void> {
  await trx
    .updateTable('meetings')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Closes a meeting with all changes so far as its baseline. */
export async function closeMeeting(
  trx: Transaction<Database>,
  id: string,
  person: Person,
  baseline: Cut,
): Promise<void> {
  await updateMeeting(trx, id, {
    closed_at: baseline.at,
    closed_by: person.id,
    closed_by_name: person.name,
    closed_by_department: person.department,
    baseline_change: baseline.change,
  })
}

/** The number of the last change of all. */
export async function lastChange(trx: Transaction<Database>): Promise<number> {
  const { last } = await trx
    .selectFrom('changes')
    .select((eb) => eb.fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow()
  return last ?? 0
}

/** What a closed meeting froze. */
export async function baselineOf(db: Db, tracker: string, id: string): Promise<Cut | null> {
  return cutOf(await closed(db, tracker).where('id', '=', id).executeTakeFirst())
}

/** The same of the last meeting that was closed, with its id. */
export async function lastBaseline(db: Db, tracker: string): Promise<(Cut & { meeting: string }) | null> {
  const row = await closed(db, tracker)
    .orderBy('baseline_change', (order) => order.desc().nullsLast())
    .orderBy('closed_at', 'desc')
    .executeTakeFirst()
  const cut = cutOf(row)
  return row && cut ? { ...cut, meeting: row.id } : null
}

function closed(db: Db, tracker: string) {
  return db
    .selectFrom('meetings')
    .select(['id', 'closed_at', 'baseline_change'])
    .where('tracker_id', '=', tracker)
    .where('closed_at', 'is not', null)
}

function cutOf(row: Pick<Row, 'closed_at' | 'baseline_change'> | undefined): Cut | null {
  return row ? { at: row.closed_at!, change: row.baseline_change } : null
}

function meetingOf(row: Row): Meeting {
  return {
    id: row.id,
    title: row.title,
    heldOn: row.held_on,
    chair: row.chair,
    by: row.arranged_by as Arrangement,
    secondsPerItem: row.seconds_per_item,
    startedAt: row.started_at,
    startedBy: { id: row.started_by, name: row.started_by_name, department: row.started_by_department },
    presenter: { id: row.presenter_id, name: row.presenter_name },
    position: { slide: row.slide, item: row.current_item } as Position,
    positionSince: row.slide_since,
    version: row.version,
    base: { meeting: row.base_meeting_id, at: row.base_at },
    closedAt: row.closed_at,
    closedBy:
      row.closed_by === null
        ? null
        : { id: row.closed_by, name: row.closed_by_name!, department: row.closed_by_department },
  }
}
