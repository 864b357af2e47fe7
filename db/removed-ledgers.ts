import type { Transaction } from 'kysely'
import type { RemovedLedger } from '#app/model/house/keeping'
import type { NamedThen } from '#app/model/records/adminLog'
import { noteAct, type Acting } from './admin-log'
import type { Db } from './connect'
import type { Database } from './schema'
import { signal } from './signals'

/** That a ledger was taken out stands in the log of administrators, and nowhere else: with the file that brings it back. */
export function noteLedgerRemoved(
  trx: Transaction<Database>,
  about: NamedThen,
  file: string,
  acting: Acting,
): Promise<void> {
  signal(trx, { kind: 'ledger-removed', ledger: about.id })
  return noteAct(trx, acting, { kind: 'ledger-removed', about, file })
}

export function noteLedgerRestored(
  trx: Transaction<Database>,
  about: NamedThen,
  file: string,
  acting: Acting,
): Promise<void> {
  return noteAct(trx, acting, { kind: 'ledger-restored', about, file })
}

/** Ledgers that were taken out and are not there, each by its last file, the newest first. */
export async function removedLedgers(db: Db): Promise<RemovedLedger[]> {
  const rows = await db
    .selectFrom('admin_log')
    .select(['at', 'person_name', 'about', 'details'])
    .where('kind', '=', 'ledger-removed')
    .orderBy('id', 'desc')
    .execute()
  const there = new Set((await db.selectFrom('trackers').select('id').execute()).map(({ id }) => id))
  const removed = new Map<string, RemovedLedger>()
  for (const { at, person_name, about, details } of rows) {
    const { id, name } = JSON.parse(about) as NamedThen
    if (there.has(id) || removed.has(id)) continue
    const { file } = JSON.parse(details) as { file: string }
    removed.set(id, { id, title: name, file, at, by: person_name ?? '' })
  }
  return [...removed.values()]
}
