import type { Migration } from 'kysely'
import { migrations as sqlite } from '../sqlite/migrations'
import * as house from './migrations/0016-house'

const last = '0016-templates'

const nothing: Migration = { up: () => Promise.resolve() }

/**
 * PostgreSQL came when SQLite had had sixteen: the sixteenth makes all at once what those made one after another. The names
 * are the same, so that a house which moves from one engine to the other has been through the same migrations. Later ones
 * are shared.
 */
export const migrations: Record<string, Migration> = {
  ...Object.fromEntries(Object.entries(sqlite).map(([name, shared]) => [name, name < last ? nothing : shared])),
  [last]: house,
}
