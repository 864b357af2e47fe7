import type { Transaction } from 'kysely'
import type { EntryProgress } from '#app/model/meeting/discussed'
import type { AgendaEntry, AgendaReason, EntryState, RowLabel } from '#app/model/meeting/meeting'
import { chunks } from './chunks'
import type { Db } from './connect'
import type { Database } from './schema'

/** An entry as it is stored: whether its row is still in the ledger is not among it. */
export type StoredEntry = Omit<AgendaEntry, 'isGone'>

/** A meeting's agenda in its order. */
export async function agendaOf(db: Db, meeting: string): Promise<StoredEntry[]> {
  const rows = await db
    .selectFrom('agenda_entries')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    item: row.item_id,
    reasons: JSON.parse(row.reasons) as AgendaReason[],
    state: row.state as EntryState,
    label: JSON.parse(row.label) as RowLabel,
    addedBy: row.added_by,
  }))
}

export async function countDiscussed(db: Db, meeting: string): Promise<number> {
  const { count } = await db
    .selectFrom('agenda_entries')
    .select((entry) => entry.fn.countAll<number>().as('count'))
    .where('meeting_id', '=', meeting)
    .where('state', '=', 'discussed')
    .executeTakeFirstOrThrow()
  return count
}

/** Keeps the agenda as these entries in this order. Entries are added and moved, never taken away. */
export async function putAgenda(
  trx: Transaction<Database>,
  meeting: string,
  entries: readonly StoredEntry[],
): Promise<void> {
  const rows = entries.map(({ item, reasons, state, label, addedBy }, position) => ({
    meeting_id: meeting,
    item_id: item,
    position,
    reasons: JSON.stringify(reasons),
    state,
    label: JSON.stringify(label),
    added_by: addedBy,
  }))
  for (const part of chunks(rows)) {
    await trx
      .insertInto('agenda_entries')
      .values(part)
      .onConflict((conflict) =>
        conflict.columns(['meeting_id', 'item_id']).doUpdateSet((eb) => ({ position: eb.ref('excluded.position') })),
      )
      .execute()
  }
}

/** Null when it is not on the agenda. */
export async function progressOf(db: Db, meeting: string, item: string): Promise<EntryProgress | null> {
  const row = await db
    .selectFrom('agenda_entries')
    .select(['state', 'shown_ms'])
    .where('meeting_id', '=', meeting)
    .where('item_id', '=', item)
    .executeTakeFirst()
  return row ? { state: row.state as EntryState, shownFor: row.shown_ms } : null
}

export async function putProgress(
  trx: Transaction<Database>,
  meeting: string,
  item: string,
  { state, shownFor }: EntryProgress,
): Promise<void> {
  await trx
    .updateTable('agenda_entries')
    .set({ state, shown_ms: shownFor })
    .where('meeting_id', '=', meeting)
    .where('item_id', '=', item)
    .execute()
}
