import type { Transaction } from 'kysely'
import type { ScreenLink } from '#app/model/meeting/screenLink'
import type { Person } from '#app/model/ledger/person'
import { noteAct, type Acting } from './admin-log'
import type { Db } from './connect'
import { ledgerThen } from './ledger-rows'
import type { Database } from './schema'
import { signal } from './signals'

/** The links of a ledger that are not withdrawn, newest first. */
export async function screenLinksOf(db: Db, tracker: string): Promise<ScreenLink[]> {
  const rows = await db
    .selectFrom('screen_links')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .where('withdrawn_at', 'is', null)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, madeBy: row.made_by_name, madeAt: row.made_at }))
}

/** `id`: the hash of the link's token. */
export async function insertScreenLink(
  trx: Transaction<Database>,
  tracker: string,
  id: string,
  person: Person,
  at: number,
): Promise<void> {
  await trx
    .insertInto('screen_links')
    .values({ id, tracker_id: tracker, made_by: person.id, made_by_name: person.name, made_at: at, withdrawn_at: null })
    .execute()
  const about = await ledgerThen(trx, tracker)
  await noteAct(trx, { by: person.id, at }, { kind: 'screen-made', about, link: id })
}

/** False when there is no such link that could be withdrawn. */
export async function withdrawScreenLink(
  trx: Transaction<Database>,
  tracker: string,
  id: string,
  acting: Acting,
): Promise<boolean> {
  const withdrawn = await trx
    .updateTable('screen_links')
    .set({ withdrawn_at: acting.at })
    .where('tracker_id', '=', tracker)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('made_by_name')
    .executeTakeFirst()
  if (!withdrawn) return false
  signal(trx, { kind: 'screen-withdrawn', link: id })
  const about = await ledgerThen(trx, tracker)
  await noteAct(trx, acting, { kind: 'screen-withdrawn', about, link: id, madeBy: withdrawn.made_by_name })
  return true
}

/** The ledger that a link shows; null when there is no such link, or it was withdrawn. */
export async function trackerOfScreen(db: Db, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('screen_links')
    .select('tracker_id')
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row?.tracker_id ?? null
}
