import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { schema, upsertQuery } from '@hocuspocus/extension-sqlite'
import * as Y from 'yjs'
import { connect, type Db } from '#db/connect'
import { SQLite } from '#db/sqlite/driver'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { createLedgerLog } from '#db/log'
import { migrate } from '#db/migrate'
import { bigRows, storeRows } from './big-ledger'
import { addOwnColumns } from './own-columns'

/** A ledger as each of the servers finds it stored. */
export interface StoredLedger {
  folder: string
  tracker: string
  rows: number
}

/** Ours: what DATA_DIR is to be. */
export const oursFolder = (folder: string) => path.join(folder, 'ours')
export const oursFile = (folder: string) => path.join(oursFolder(folder), 'luoshi.db')
export const hocuspocusFile = (folder: string) => path.join(folder, 'hocuspocus.db')
/** The bare document, for a server that stores nothing. */
export const documentFile = (folder: string) => path.join(folder, 'document.bin')

/** Stores the first ledger, or one with so many rows, with so many own columns: the same document for all servers. */
export async function storeLedger(folder: string, rows: number | null, columns = 0): Promise<StoredLedger> {
  mkdirSync(oursFolder(folder), { recursive: true })
  const tracker = rows === null ? 'xicheng-2019' : 'bench'
  const db = connect(oursFile(folder))
  try {
    const [stored] = await fillHouse(db, [{ tracker, rows }], columns)
    writeFileSync(documentFile(folder), stored!.state)
    storeForHocuspocus(hocuspocusFile(folder), tracker, stored!.state)
    return { folder, tracker, rows: stored!.rows }
  } finally {
    await db.destroy()
  }
}

/** Makes a house of the first ledger and of these, each with so many own columns; what each of these is, as a document. */
export async function fillHouse(
  db: Db,
  ledgers: readonly { tracker: string; rows: number | null }[],
  columns: number,
): Promise<{ tracker: string; rows: number; state: Uint8Array }[]> {
  await migrate(db)
  await seedFirstLedger(db, Date.now())
  const filled = []
  for (const { tracker, rows } of ledgers) {
    if (rows !== null) await storeRows(db, tracker, bigRows(rows), Date.now())
    if (columns > 0) await addOwnColumns(db, tracker, columns, Date.now())
    const stored = await createLedgerLog(db, tracker).load()
    filled.push({ tracker, rows: stored!.stamps.size, state: Y.mergeUpdates(stored!.updates) })
  }
  return filled
}

/** A copy, so that each run begins from the same. */
export function copyLedger(ledger: StoredLedger, folder: string): StoredLedger {
  cpSync(ledger.folder, folder, { recursive: true })
  return { ...ledger, folder }
}

function storeForHocuspocus(file: string, tracker: string, state: Uint8Array): void {
  const db = new SQLite(file)
  db.exec(schema)
  db.prepare(upsertQuery).run({ name: tracker, data: Buffer.from(state) })
  db.close()
}
