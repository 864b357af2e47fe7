import path from 'node:path'
import { inject } from 'vitest'
import { connect, type Db } from '#db/connect'
import { newPostgresDatabase } from './postgres-house'
import { copyTemplate, type Template } from './templates'
import { temporaryFolder } from './temporary'

declare module 'vitest' {
  interface ProvidedContext {
    /** On which storage the tests run: the contract's are run on both (P1). */
    engine: 'sqlite' | 'postgres'
  }
}

/** Where a house of a test's own is, with all migrations: a file in `folder`, or a database in the run's PostgreSQL. */
export async function newDatabase(template: Template, folder: string): Promise<string> {
  if (inject('engine') === 'postgres') return newPostgresDatabase(template)
  const file = path.join(folder, 'luoshi.db')
  copyTemplate(template, file)
  return file
}

/** The same, opened, with a folder of its own. */
export async function openNewDatabase(
  template: Template = 'empty',
): Promise<{ db: Db; database: string; folder: string; close(): Promise<void> }> {
  const { folder, remove } = temporaryFolder()
  const database = await newDatabase(template, folder)
  const db = connect(database)
  return {
    ...{ db, database, folder },
    async close() {
      await db.destroy()
      remove()
    },
  }
}
