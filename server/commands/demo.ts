import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readEnv } from '../env'
import { startServer } from '../index'
import { createDemoAccounts, demoRoutes, type DemoAccount } from './demo-accounts'
import { serveCluster } from './demo-cluster'
import { demoHouse, demoLine, demoTable } from './demo-words'
import { runUntilStopped } from './run'

export interface DemoOptions {
  /** What is said for programs, in one line (N5). */
  isJson: boolean
  /** One serves a file of SQLite; several serve a PostgreSQL and a Redis of the demo's own (P2). */
  processes: number
}

/** Serves a house that goes when it is stopped. */
export async function demo({ isJson, processes }: DemoOptions): Promise<void> {
  await runUntilStopped(() => (processes === 1 ? serveAlone(isJson) : serveCluster(processes, isJson)))
}

async function serveAlone(isJson: boolean): Promise<{ close(): Promise<void> }> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'luoshi-demo-'))
  // At whatever exit, a crash included.
  process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  // Never in the house that the environment may name.
  const own = { DATA_DIR: dataDir, DATABASE_URL: undefined, REDIS_URL: undefined }
  const env = readEnv({ ...process.env, PORT: process.env.PORT ?? '0', ...own })
  const accounts: DemoAccount[] = []
  const server = await startServer(env, {
    urlHost: '127.0.0.1',
    example: true,
    routes: (people) => demoRoutes(people, accounts),
  })
  accounts.push(...(await createDemoAccounts(server)))
  const house = await demoHouse(server, accounts)
  console.log(isJson ? demoLine(house) : demoTable(house))
  return server
}
