import { sql, type Insertable, type Kysely, type Selectable, type Transaction } from 'kysely'
import { ledgerAsOf, type ChangedBy } from '#app/model/history/history'
import { streamColumns } from '#app/model/ledger/columns'
import { differingStreamColumns, type Item, type Stream } from '#app/model/ledger/rows'
import { followedColumns, type ItemSpan, type Span, type StreamSpan } from '#app/model/report/span'
import {
  isFollowedChange,
  SpanKeeper,
  spansAtFirst,
  spansOf,
  type NumberedChange,
  type Spans,
} from '#app/model/report/replay'
import { chunks } from './chunks'
import type { Db } from './connect'
import type { Edit, RowChange } from './history'
import { changeFrom, firstChangesAfter } from './history-read'
import { presentRows } from './ledger-rows'
import { putRows } from './put-rows'
import type { Database } from './schema'

type StoredSpan = Omit<Selectable<Database['stream_spans']>, 'stream_id' | 'value'>

/** Begins the spans of a ledger that was just made. */
export function startSpans(
  trx: Transaction<Database>,
  tracker: string,
  rows: { items: readonly Item[]; streams: readonly Stream[] },
  at: number,
): Promise<void> {
  return putSpans(trx, tracker, spansAtFirst(rows, at))
}

/** Brings the spans to what a commit left (E2). Asks the database only where a commit changes what they tell. */
export async function keepSpans(
  trx: Transaction<Database>,
  tracker: string,
  seq: number,
  edits: readonly Edit[],
): Promise<void> {
  const steps = edits.flatMap(({ person: { id, name, department }, at, rows }) =>
    rows.filter(isFollowed).map((row) => ({ row, step: { at, seq, by: { id, name, department } } })),
  )
  if (steps.length === 0) return
  const idsOf = (kind: RowChange['kind']) => [...new Set(steps.flatMap(({ row }) => (row.kind === kind ? row.id : [])))]
  const keeper = new SpanKeeper({
    items: await lastItemSpans(trx, tracker, idsOf('item')),
    streams: await lastStreamSpans(trx, tracker, idsOf('stream')),
  })
  for (const { row, step } of steps) {
    if (row.kind === 'item') keeper.item(row.id, step, () => row.after)
    else if (row.kind === 'stream') keeper.stream(row.id, step, () => row.after)
  }
  await putSpans(trx, tracker, keeper.changed())
}

function isFollowed(row: RowChange): boolean {
  if (row.kind === 'item') return isFollowedChange(row.before, row.after)
  const isThere = row.before !== null && row.after !== null
  return row.kind === 'stream' && (!isThere || differingStreamColumns(row.before, row.after).length > 0)
}

/** What is asked of a past: what held at the `moments`, and what held or began after `from` and up to `to` (all ms). */
export interface AskedSpans {
  from: number
  to: number
  moments: readonly number[]
}

/** The spans of a ledger, a row's in their order: all of them, or of items those that are `asked` for. */
export async function readSpans(db: Db, tracker: string, asked: AskedSpans | null = null): Promise<Spans> {
  let ofItems = db.selectFrom('item_spans').selectAll().where('tracker_id', '=', tracker)
  if (asked)
    ofItems = ofItems
      .where('from_at', '<=', asked.to)
      .where((is) =>
        is.or([
          is('to_at', 'is', null),
          is('to_at', '>', asked.from),
          ...asked.moments.map((at) => is.and([is('from_at', '<=', at), is('to_at', '>', at)])),
        ]),
      )
  const items = await ofItems.orderBy('item_id').orderBy('number').execute()
  const streams = await db
    .selectFrom('stream_spans')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .orderBy('stream_id')
    .orderBy('number')
    .execute()
  return { items: items.map(itemSpanOf), streams: streams.map(streamSpanOf) }
}

/**
 * Do the spans say otherwise than the ledger's rows? So it is where a process of a version that knew none of them wrote beside
 * this one (P5).
 */
export async function areSpansBehind(db: Db, tracker: string): Promise<boolean> {
  const open = db
    .selectFrom('item_spans')
    .select('item_id')
    .where('tracker_id', '=', tracker)
    .where('to_at', 'is', null)
  const { rows } = await sql<{ behind: number }>`
    SELECT 1 AS behind FROM items WHERE tracker_id = ${tracker} AND NOT EXISTS (
      SELECT 1 FROM item_spans s WHERE s.tracker_id = items.tracker_id AND s.item_id = items.id AND s.to_at IS NULL
        AND s.status = items.status AND s.due = items.due AND s.lead = items.lead AND s.stream = items.stream
        AND s.parent = items.parent)
    UNION ALL
    SELECT 1 FROM (${open}) AS o WHERE NOT EXISTS (
      SELECT 1 FROM items WHERE items.tracker_id = ${tracker} AND items.id = o.item_id)
    LIMIT 1`.execute(db)
  return rows.length > 0
}

/** Tells the spans of a ledger once more, from its history alone (E2): where they were right, nothing changes. */
export async function rebuildSpans(trx: Kysely<Database>, tracker: string): Promise<void> {
  const spans = await replaySpans(trx, tracker)
  for (const table of ['item_spans', 'stream_spans'] as const)
    await trx.deleteFrom(table).where('tracker_id', '=', tracker).execute()
  await putSpans(trx, tracker, spans)
}

/** The spans of a ledger as its history has them; see `spansOf`. */
export async function replaySpans(db: Db, tracker: string): Promise<Spans> {
  const { created_at } = await db
    .selectFrom('trackers')
    .select('created_at')
    .where('id', '=', tracker)
    .executeTakeFirstOrThrow()
  const start = { at: created_at, change: 0 }
  const first = ledgerAsOf(await presentRows(db, tracker), await firstChangesAfter(db, tracker, start))
  return spansOf(first, created_at, await changesToFollow(db, tracker, first.streams))
}

/** What became of rows as a whole, of the cells that spans tell, and of streams, in order. */
async function changesToFollow(db: Db, tracker: string, first: readonly Stream[]): Promise<NumberedChange[]> {
  const ofTracker = db.selectFrom('changes').selectAll().where('tracker_id', '=', tracker)
  const rows = await ofTracker
    .where((is) => is.or([is('column_id', 'is', null), is('column_id', 'in', [...followedColumns])]))
    .execute()
  const changes = rows.map(numbered)
  const came = changes.flatMap(({ item, column, before, after }) =>
    column === null && !('stream' in ((after ?? before) as object)) ? item : [],
  )
  for (const ids of chunks([...new Set([...first.map(({ id }) => id), ...came])])) {
    const cells = await ofTracker
      .where('row_id', 'in', ids)
      .where('column_id', 'in', [...streamColumns])
      .execute()
    changes.push(...cells.map(numbered))
  }
  return changes.sort((a, b) => Number(a.id) - Number(b.id))
}

function numbered(row: Selectable<Database['changes']>): NumberedChange {
  return { ...changeFrom(String(row.id), row), seq: row.seq }
}

/** Of each of these items its last span, if it has any. */
async function lastItemSpans(db: Db, tracker: string, ids: readonly string[]): Promise<ItemSpan[]> {
  const last: ItemSpan[] = []
  for (const part of chunks(ids)) {
    const rows = await db
      .selectFrom('item_spans as s')
      .selectAll()
      .where('tracker_id', '=', tracker)
      .where('item_id', 'in', part)
      .where('number', '=', (of) =>
        of
          .selectFrom('item_spans as other')
          .select((max) => max.fn.max('other.number').as('number'))
          .whereRef('other.tracker_id', '=', 's.tracker_id')
          .whereRef('other.item_id', '=', 's.item_id'),
      )
      .execute()
    last.push(...rows.map(itemSpanOf))
  }
  return last
}

/** The same of streams. */
async function lastStreamSpans(db: Db, tracker: string, ids: readonly string[]): Promise<StreamSpan[]> {
  const last: StreamSpan[] = []
  for (const part of chunks(ids)) {
    const rows = await db
      .selectFrom('stream_spans as s')
      .selectAll()
      .where('tracker_id', '=', tracker)
      .where('stream_id', 'in', part)
      .where('number', '=', (of) =>
        of
          .selectFrom('stream_spans as other')
          .select((max) => max.fn.max('other.number').as('number'))
          .whereRef('other.tracker_id', '=', 's.tracker_id')
          .whereRef('other.stream_id', '=', 's.stream_id'),
      )
      .execute()
    last.push(...rows.map(streamSpanOf))
  }
  return last
}

async function putSpans(db: Kysely<Database>, tracker: string, { items, streams }: Spans): Promise<void> {
  await putRows(
    db,
    'item_spans',
    items.map(({ row, facts, ...span }): Insertable<Database['item_spans']> => {
      const { stream, parent, lead, support, status, due, statusSince, waited, cameAt, ...turn } = facts
      return {
        ...{ tracker_id: tracker, item_id: row, ...storedSpan(span), stream, parent, lead, status, due, waited },
        support: JSON.stringify(support),
        status_since: statusSince,
        came_at: cameAt,
        turn_since: turn.turnSince,
        taken_up_at: turn.takenUpAt,
      }
    }),
  )
  await putRows(
    db,
    'stream_spans',
    streams.map(({ row, facts, ...span }) => ({
      ...{ tracker_id: tracker, stream_id: row, ...storedSpan(span) },
      value: JSON.stringify(facts),
    })),
  )
}

function storedSpan({ number, from, to, seq, by }: Omit<Span<unknown>, 'row' | 'facts'>) {
  return {
    ...{ number, from_at: from, to_at: to, seq },
    person_id: by?.id ?? null,
    person_name: by?.name ?? null,
    department_id: by?.department ?? null,
  }
}

function byOf({ person_id: id, person_name: name, department_id: department }: StoredSpan): ChangedBy | null {
  return id === null ? null : { id, name: name!, department }
}

/** There are tens of thousands of them: each is made at one go. */
function itemSpanOf(row: Selectable<Database['item_spans']>): ItemSpan {
  return {
    row: row.item_id,
    number: row.number,
    from: row.from_at,
    to: row.to_at,
    seq: row.seq,
    by: byOf(row),
    facts: {
      stream: row.stream,
      parent: row.parent,
      lead: row.lead,
      support: row.support === '[]' ? [] : (JSON.parse(row.support) as string[]),
      status: row.status as Item['status'],
      due: row.due,
      statusSince: row.status_since,
      waited: row.waited,
      cameAt: row.came_at,
      turnSince: row.turn_since,
      takenUpAt: row.taken_up_at,
    },
  }
}

function streamSpanOf(row: Selectable<Database['stream_spans']>): StreamSpan {
  const { stream_id, number, from_at: from, to_at: to, seq, value } = row
  return { row: stream_id, number, from, to, seq, by: byOf(row), facts: JSON.parse(value) as Stream }
}
