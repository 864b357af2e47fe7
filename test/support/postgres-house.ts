import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { connect } from '#db/connect'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { migrate } from '#db/migrate'
import { startPostgres } from '#server/throw-away/postgres'
import { moments, type Template } from './templates'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the run's PostgreSQL, without the name of a database. */
    postgres: string
  }
}

/** Run once before the tests that are run on PostgreSQL: one server, with a database for each template. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  for (const [name, moment] of Object.entries(moments)) {
    await server.run(`CREATE DATABASE ${name}`)
    const db = connect(server.url(name))
    await migrate(db)
    if (moment !== null) await seedFirstLedger(db, moment)
    await db.destroy()
  }
  project.provide('postgres', server.url(''))
  return () => server.close()
}

/** A database of a test's own in it; it goes with the server, at the end of the run. */
export function newPostgresDatabase(template: Template): Promise<string> {
  return createDatabase(template)
}

/** The same without any table. */
export function newEmptyPostgresDatabase(): Promise<string> {
  return createDatabase('template0')
}

async function createDatabase(template: string): Promise<string> {
  const name = `t${randomBytes(8).toString('hex')}`
  const client = new pg.Client({ connectionString: `${inject('postgres')}postgres` })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  } finally {
    await client.end()
  }
  return inject('postgres') + name
}
