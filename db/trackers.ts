import type { Tracker } from '#app/model/ledger/tracker'
import { foldName } from '#app/model/ledger/nameReader'
import { defaultWhistleLimits } from '#app/model/records/whistleLimits'
import { noteAct, personThen, type Acting } from './admin-log'
import type { Db } from './connect'
import type { Transaction } from 'kysely'
import { accessesOf } from './grants'
import { trackerOf, trackerRow } from './ledger-rows'
import { findPerson } from './people'
import type { Database } from './schema'
import { signal } from './signals'

/**
 * Is one of the ledgers that this person reaches called so, however it is spaced? Others answer as if they were not there
 * (L1), so that nothing rests on titles being unlike: they are for people to tell ledgers apart.
 */
export async function isTitleTaken(db: Db, title: string, asking: string): Promise<boolean> {
  const called = (await db.selectFrom('trackers').select(['id', 'title_zh']).execute()).filter(
    ({ title_zh }) => foldName(title_zh) === foldName(title),
  )
  const person = await findPerson(db, asking)
  if (called.length === 0 || !person) return false
  return (await accessesOf(db, person, called)).some(({ access }) => access !== 'none')
}

/** Changes a ledger's title and settings, and notes what was changed. */
export async function saveTracker(trx: Transaction<Database>, next: Tracker, acting: Acting): Promise<void> {
  const row = await trackerRow(trx, next.id)
  if (!row) return
  const before = trackerOf(row)
  const { id, title, settings } = next
  await trx
    .updateTable('trackers')
    .set({ title_zh: title.zh, title_en: title.en, settings: JSON.stringify(settings) })
    .where('id', '=', id)
    .execute()
  signal(trx, { kind: 'ledger-described', ledger: id })
  const about = { id, name: before.title }
  if (before.title.zh !== title.zh || before.title.en !== title.en)
    await noteAct(trx, acting, { kind: 'ledger-renamed', about, to: title })
  const { extensionLeader: was, whistleLimits: hadTo = defaultWhistleLimits, ...from } = before.settings
  const { extensionLeader: leader, whistleLimits: limits = defaultWhistleLimits, ...to } = settings
  if (JSON.stringify(from) !== JSON.stringify(to))
    await noteAct(trx, acting, { kind: 'thresholds-changed', about, from, to })
  if (JSON.stringify(hadTo) !== JSON.stringify(limits))
    await noteAct(trx, acting, { kind: 'whistle-limits-changed', about, to: limits })
  if (was?.person === leader?.person && was?.from === leader?.from) return
  const agreeing = leader ? (await personThen(trx, leader.person)).name : null
  await noteAct(trx, acting, { kind: 'leader-changed', about, leader: agreeing, from: leader?.from ?? 0 })
}

/** Puts a ledger away, or takes it up again; nothing is noted where it was so before. */
export async function setArchived(
  trx: Transaction<Database>,
  id: string,
  isArchived: boolean,
  acting: Acting,
): Promise<void> {
  const row = await trackerRow(trx, id)
  if (!row || (row.archived_at !== null) === isArchived) return
  await trx
    .updateTable('trackers')
    .set({ archived_at: isArchived ? acting.at : null })
    .where('id', '=', id)
    .execute()
  signal(trx, { kind: 'ledger-put-away', ledger: id })
  const about = { id, name: trackerOf(row).title }
  await noteAct(trx, acting, { kind: isArchived ? 'ledger-archived' : 'ledger-reopened', about })
}
