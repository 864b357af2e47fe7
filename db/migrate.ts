import { Migrator, sql, type Migration } from 'kysely'
import type { Db } from './connect'
import { engineOf } from './engine'
import { migrations } from './sqlite/migrations'

/** The engines share the names of migrations: a house that moves from one to another has been through the same. */
export type MigrationName = keyof typeof migrations

export class NewerDatabaseError extends Error {
  constructor() {
    super('This database was written by a newer version of Luoshi. Start that version, or restore an older backup.')
  }
}

/** Brings the database to this version's schema, whole or not at all. One of a newer version is refused, unchanged. */
export async function migrate(db: Db, known: Record<string, Migration> = engineOf(db).migrations): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } })
  const { error } = await engineOf(db).migrateWhole(db, () => migrator.migrateToLatest())
  if (error instanceof Error && /missing/.test(error.message)) throw new NewerDatabaseError()
  if (error) throw error as Error
}

/** When a database went through a migration (ms since 1970): since when it has what that brought. */
export async function migratedAt(db: Db, name: MigrationName): Promise<number> {
  const { rows } = await sql<{
    timestamp: string
  }>`SELECT timestamp FROM kysely_migration WHERE name = ${name}`.execute(db)
  return Date.parse(rows[0]!.timestamp)
}

/** Throws NewerDatabaseError when a database has been through a migration that this version does not know. */
export function refuseNewer(done: readonly string[]): void {
  if (done.some((name) => !Object.hasOwn(migrations, name))) throw new NewerDatabaseError()
}
