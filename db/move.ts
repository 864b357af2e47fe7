import { existsSync, rmSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import * as Y from 'yjs'
import { readColumns, readItems, readStreams } from '#app/model/ledger/ledger'
import { connect, settle, type Db } from './connect'
import { BadCopyError, copyHouse, isEmptyHouse } from './copy-house'
import { presentRows } from './ledger-rows'
import { readStored } from './stored-ledger'
import { migrate } from './migrate'
import { isPostgresUrl } from './postgres/connect'
import { migrations } from './sqlite/migrations'
import { takePlace } from './sqlite/replace'
import type { Table } from './tables'
import { atOneMoment, inHouse } from './transactions'

/** There is a house already where one is to be moved to. */
export class NotEmptyError extends Error {}
/** The house is of an older version: its next start brings it to this one. */
export class OlderHouseError extends Error {}

export interface Moved {
  /** How many rows each table has, the same on both sides. */
  rows: ReadonlyMap<Table, number>
  /** How many ledgers' documents say what their rows do. */
  ledgers: number
}

/**
 * Copies a house from one database to another, of whichever engine, while nobody has either (P6). Every table is compared
 * on both sides, and in the new house each ledger's document with its rows: throws BadCopyError, and there is no new house.
 * The old one stays as it is.
 */
export async function moveHouse(from: string, to: string): Promise<Moved> {
  const draft = isPostgresUrl(to) ? to : `${to}.moving`
  const discard = () => {
    if (draft !== to) for (const suffix of ['', '-wal', '-shm']) rmSync(draft + suffix, { force: true })
  }
  if (draft !== to && existsSync(to)) throw new NotEmptyError(to)
  discard()
  try {
    const moved = await copy(from, draft)
    if (draft !== to) takePlace(draft, to, `${to}.before`)
    return moved
  } finally {
    discard()
  }
}

async function copy(from: string, to: string): Promise<Moved> {
  const [old, made] = [connect(from), connect(to)]
  try {
    await refuseOlder(old)
    await migrate(made)
    if (!(await isEmptyHouse(made))) throw new NotEmptyError(to)
    const moved = await atOneMoment(old).execute((rows) =>
      inHouse(made).execute(async (trx) => {
        const copied = await copyHouse(rows, trx)
        return { rows: copied, ledgers: await countAgreeing(trx) }
      }),
    )
    await settle(made)
    return moved
  } finally {
    await old.destroy()
    await made.destroy()
  }
}

async function refuseOlder(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration`.execute(db)
  const done = new Set(rows.map(({ name }) => name))
  if (Object.keys(migrations).some((name) => !done.has(name))) throw new OlderHouseError()
}

/** All ledgers, each of which says the same in its document and in its rows. */
async function countAgreeing(db: Db): Promise<number> {
  const trackers = await db.selectFrom('trackers').select('id').orderBy('id').execute()
  for (const { id } of trackers) {
    const doc = new Y.Doc()
    for (const update of (await readStored(db, id))!.updates) Y.applyUpdate(doc, update)
    const said = [readColumns(doc), readStreams(doc), readItems(doc)]
    const { columns, streams, items } = await presentRows(db, id)
    if (!isDeepStrictEqual(said.map(byId), [columns, streams, items].map(byId)))
      throw new BadCopyError(`The document of the ledger ${id} does not say what its rows do.`)
    doc.destroy()
  }
  return trackers.length
}

const byId = (rows: readonly { id: string }[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
