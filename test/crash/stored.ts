import { copyFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import * as Y from 'yjs'
import { readColumns, readItems, readStreams, roots } from '#app/model/ledger/ledger'
import type { LedgerRows } from '#app/model/ledger/rows'
import { connect, type Db } from '#db/connect'
import { presentRows } from '#db/ledger-rows'
import { readStored as readDocument } from '#db/stored-ledger'
import { atOneMoment } from '#db/transactions'
import { temporaryFolder } from '../support/temporary'
import { historyProblems } from './history'
import { tracker } from './prepare'

export interface Stored extends LedgerRows {
  /** Commits so far, and up to which they are folded into the snapshot. */
  seq: number
  folded: number
  changes: number
  /** Where database, document, projection and history do not agree, in words. */
  problems: string[]
}

/**
 * Reads what a killed server left: from a copy, so that the next server finds the files as they were left. `first`:
 * the rows before anybody wrote anything.
 */
export async function readStored(dataDir: string, first: LedgerRows): Promise<Stored> {
  const { folder, remove } = temporaryFolder()
  for (const name of ['luoshi.db', 'luoshi.db-wal']) {
    if (existsSync(path.join(dataDir, name))) copyFileSync(path.join(dataDir, name), path.join(folder, name))
  }
  const db = connect(path.join(folder, 'luoshi.db'))
  try {
    return await inspect(db, first, await fileProblems(db))
  } finally {
    await db.destroy()
    remove()
  }
}

/** Reads what is stored at one moment, whoever writes meanwhile. */
export function readShared(db: Db, first: LedgerRows): Promise<Stored> {
  return atOneMoment(db).execute((trx) => inspect(trx, first, []))
}

async function fileProblems(db: Db): Promise<string[]> {
  const problems: string[] = []
  const { rows: integrity } = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(db)
  for (const row of integrity)
    if (row.integrity_check !== 'ok') problems.push(`integrity_check: ${row.integrity_check}`)
  const { rows: orphans } = await sql`PRAGMA foreign_key_check`.execute(db)
  for (const row of orphans) problems.push(`foreign_key_check: ${JSON.stringify(row)}`)
  return problems
}

async function inspect(db: Db, first: LedgerRows, problems: string[]): Promise<Stored> {
  const log = (await readDocument(db, tracker))!
  const doc = new Y.Doc()
  const { columns, streams, items } = roots(doc)
  doc.transact(() => log.updates.forEach((update) => Y.applyUpdate(doc, update)))
  const { store } = doc
  if (store.pendingStructs !== null || store.pendingDs !== null)
    problems.push('document: something in it is not complete')
  for (const client of store.clients.keys())
    if (!log.owners.has(client)) problems.push(`document: client ${client} is nobody's`)
  for (const row of [...columns.values(), ...streams.values(), ...items.values()])
    if (!(row instanceof Y.Map)) problems.push('document: a row is no row')

  const now = { columns: byId(readColumns(doc)), items: byId(readItems(doc)), streams: byId(readStreams(doc)) }
  const projected = await presentRows(db, tracker)
  for (const kind of ['columns', 'streams', 'items'] as const)
    if (!isDeepStrictEqual(byId<{ id: string }>(projected[kind]), now[kind]))
      problems.push(`projection: the ${kind} differ from the document`)
  problems.push(...(await historyProblems(db, tracker, first, now)))

  const { seq: folded } = await db
    .selectFrom('snapshots')
    .select('seq')
    .where('tracker_id', '=', tracker)
    .executeTakeFirstOrThrow()
  // A fold may leave some behind it for other processes.
  const seqs = await db
    .selectFrom('updates')
    .select('seq')
    .where('tracker_id', '=', tracker)
    .where('seq', '>', folded)
    .orderBy('seq')
    .execute()
  const isGapless = seqs.every(({ seq }, i) => seq === folded + i + 1)
  if (!isGapless) problems.push('log: there is a gap between snapshot and updates')
  const { changes } = await db
    .selectFrom('changes')
    .select((of) => of.fn.countAll<number>().as('changes'))
    .executeTakeFirstOrThrow()
  doc.destroy()
  return { ...now, seq: seqs.at(-1)?.seq ?? folded, folded, changes, problems }
}

export function byId<T extends { id: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
}
