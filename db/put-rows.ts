import type { Insertable, Kysely } from 'kysely'
import { chunks } from './chunks'
import type { Database } from './schema'

/** The tables of which whole rows take each other's place, with what tells rows apart. */
const keys = {
  items: ['tracker_id', 'id'],
  streams: ['tracker_id', 'id'],
  columns: ['tracker_id', 'id'],
  item_spans: ['tracker_id', 'item_id', 'number'],
  stream_spans: ['tracker_id', 'stream_id', 'number'],
  open_bursts: ['tracker_id', 'row_id', 'column_id'],
  preferences: ['person_id', 'tracker_id'],
  snapshots: ['tracker_id'],
} as const satisfies { [Table in keyof Database]?: readonly (keyof Database[Table])[] }

/** Stores rows, each in the place of the one with its key; all of them name the same columns. */
export async function putRows<Table extends keyof typeof keys>(
  db: Kysely<Database>,
  table: Table,
  rows: readonly Insertable<Database[Table]>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const key: readonly string[] = keys[table]
  const others = Object.keys(first).filter((column) => !key.includes(column))
  // One table stands for all: their rows were given as theirs.
  const any = db as unknown as Kysely<{ any: Record<string, unknown> }>
  for (const part of chunks(rows)) {
    await any
      .insertInto(table as unknown as 'any')
      .values(part)
      .onConflict((conflict) =>
        conflict
          .columns([...key])
          .doUpdateSet((eb) => Object.fromEntries(others.map((column) => [column, eb.ref(`excluded.${column}`)]))),
      )
      .execute()
  }
}
