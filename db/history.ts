import type { Insertable, Selectable, Transaction } from 'kysely'
import { isTextColumn, type StoredColumn } from '#app/model/ledger/columns'
import { cellIn, differingColumns, differingStreamColumns, type Item, type Stream } from '#app/model/ledger/rows'
import { differingFields, fieldIn } from '#app/model/ledger/columnFields'
import type { ColumnRecord, LedgerSchema } from '#app/model/ledger/schema'
import type { Person } from '#app/model/ledger/person'
import { isReportOf } from '#app/model/ledger/stamp'
import { chunks } from './chunks'
import { putRows } from './put-rows'
import type { Database } from './schema'

type Change = Insertable<Database['changes']>
type Burst = Selectable<Database['open_bursts']>

/** A row before and after one accepted update; null stands for "no such row". */
export type RowChange =
  | { kind: 'item'; id: string; before: Item | null; after: Item | null }
  | { kind: 'stream'; id: string; before: Stream | null; after: Stream | null }
  | { kind: 'column'; id: string; before: ColumnRecord | null; after: ColumnRecord | null }

/** What one person's accepted update changed, at `at` (ms). */
export interface Edit {
  person: Person
  at: number
  /** The ledger's columns then. */
  schema: LedgerSchema
  rows: readonly RowChange[]
}

/** One person's typing in one text counts as one burst until they pause this long (ms). */
export const burstSilence = 60_000

/** However long somebody types without a pause, a burst ends after this (ms): the past is told no coarser (H3). */
export const burstLength = 10 * 60_000

/**
 * Writes what a commit changed into the history (H1). A change of a long text is kept in `open_bursts` while its
 * writer goes on typing; it becomes a row of `changes` when somebody else writes there or the row is deleted.
 */
export async function appendHistory(
  trx: Transaction<Database>,
  tracker: string,
  seq: number,
  edits: readonly Edit[],
): Promise<void> {
  const stored = await burstsOf(trx, tracker, edits)
  const open = new Map(stored.map((burst) => [keyOf(burst), burst]))
  const typed = new Set<string>()
  const changes: Change[] = []
  const finish = (burst: Burst) => {
    open.delete(keyOf(burst))
    changes.push(changeOf(burst))
  }
  for (const { person, at, schema, rows } of edits) {
    const by = { person_id: person.id, person_name: person.name, department_id: person.department }
    const isReport = ({ kind, before, after }: RowChange, column: string | null) =>
      Number(
        kind === 'item' &&
          before !== null &&
          after !== null &&
          column !== null &&
          isReportOf(person, before, after, column as StoredColumn, schema),
      )
    for (const row of rows) {
      if (row.after === null) [...open.values()].filter((burst) => burst.row_id === row.id).forEach(finish)
      for (const cell of cellsOf(row)) {
        const change = {
          ...{ tracker_id: tracker, seq, row_id: row.id, ...cell, ...by, at },
          is_report: isReport(row, cell.column_id),
        }
        if (cell.column_id === null || !isTextColumn(cell.column_id)) {
          changes.push(change)
          continue
        }
        const key = keyOf({ row_id: row.id, column_id: cell.column_id })
        const burst = open.get(key)
        const isSamePerson = burst && burst.person_id === by.person_id && burst.department_id === by.department_id
        const isSameKind = burst?.is_report === change.is_report
        const goesOn = isSamePerson && isSameKind && at - burst.at < burstSilence && at - burst.started_at < burstLength
        if (burst && !goesOn) finish(burst)
        open.set(
          key,
          goesOn ? { ...burst, after: cell.after, seq, at } : { ...change, column_id: cell.column_id, started_at: at },
        )
        typed.add(key)
      }
    }
  }
  await deleteBursts(
    trx,
    stored.filter((burst) => !open.has(keyOf(burst))),
  )
  await insertChanges(trx, changes)
  await putRows(
    trx,
    'open_bursts',
    [...open.values()].filter((burst) => typed.has(keyOf(burst))),
  )
}

/** Moves the bursts that were last typed at before `silentSince` (ms; Infinity: all) into `changes` (H1). */
export async function finishBursts(trx: Transaction<Database>, tracker: string, silentSince: number): Promise<void> {
  const all = trx
    .selectFrom('open_bursts')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .orderBy('at')
    .orderBy('row_id')
    .orderBy('column_id')
  const bursts = await (silentSince === Infinity ? all : all.where('at', '<', silentSince)).execute()
  await deleteBursts(trx, bursts)
  await insertChanges(trx, bursts.map(changeOf))
}

interface CellChange {
  column_id: string | null
  before: string | null
  after: string | null
}

function cellsOf(row: RowChange): CellChange[] {
  const { before, after } = row
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
  if (before === null || after === null) return [{ column_id: null, before: json(before), after: json(after) }]
  const cell = (column_id: string, from: unknown, to: unknown) => ({ column_id, before: json(from), after: json(to) })
  if (row.kind === 'item') {
    const [from, to] = [row.before!, row.after!]
    return differingColumns(from, to).map((column) => cell(column, cellIn(from, column), cellIn(to, column)))
  }
  if (row.kind === 'column') {
    const [from, to] = [row.before!, row.after!]
    return differingFields(from, to).map((field) => cell(field, fieldIn(from, field), fieldIn(to, field)))
  }
  const [from, to] = [row.before!, row.after!]
  return differingStreamColumns(from, to).map((column) => cell(column, from[column], to[column]))
}

function keyOf(burst: Pick<Burst, 'row_id' | 'column_id'>): string {
  return `${burst.row_id}/${burst.column_id}`
}

function changeOf({ started_at: _, ...burst }: Burst): Change {
  return burst
}

/** The open bursts in rows where a text changed or which are gone. */
async function burstsOf(trx: Transaction<Database>, tracker: string, edits: readonly Edit[]): Promise<Burst[]> {
  const rows = new Set<string>()
  for (const row of edits.flatMap((edit) => edit.rows)) {
    if (row.kind === 'item' && row.before && differingColumns(row.before, row.after).some(isTextColumn))
      rows.add(row.id)
    if (row.after === null) rows.add(row.id)
  }
  const bursts: Burst[] = []
  for (const ids of chunks([...rows])) {
    bursts.push(
      ...(await trx
        .selectFrom('open_bursts')
        .selectAll()
        .where('tracker_id', '=', tracker)
        .where('row_id', 'in', ids)
        .execute()),
    )
  }
  return bursts
}

async function insertChanges(trx: Transaction<Database>, changes: readonly Change[]): Promise<void> {
  for (const part of chunks(changes)) await trx.insertInto('changes').values(part).execute()
}

async function deleteBursts(trx: Transaction<Database>, bursts: readonly Burst[]): Promise<void> {
  for (const { tracker_id, row_id, column_id } of bursts) {
    await trx
      .deleteFrom('open_bursts')
      .where('tracker_id', '=', tracker_id)
      .where('row_id', '=', row_id)
      .where('column_id', '=', column_id)
      .execute()
  }
}
