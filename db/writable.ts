import { sql } from 'kysely'
import type { Db } from './connect'

/** Can the database commit now (N2)? It does so once, for real, and leaves everything as it was. */
export async function isWritable(db: Db): Promise<boolean> {
  try {
    const { rows } = await sql<{ user_version: number }>`PRAGMA user_version`.execute(db)
    // Setting the version to what it is writes the database's first page, and so the log and the disk.
    await sql`PRAGMA user_version = ${sql.lit(rows[0]?.user_version ?? 0)}`.execute(db)
    return true
  } catch {
    return false
  }
}
