import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { HousePerson } from '#app/model/house/housePerson'
import { readEnv } from '../env'
import { startServer, type RunningServer } from '../index'
import { createDemoAccounts, demoRoutes, type DemoAccount } from './demo-accounts'
import { runUntilStopped } from './run'

const isJson = process.argv.includes('--json')

await runUntilStopped(async () => {
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
  console.log(isJson ? await jsonLine(server, accounts) : table(server, accounts))
  return server
})

/** N5, N8: the one line that tools read. */
async function jsonLine({ url, ledgersFor }: RunningServer, accounts: readonly DemoAccount[]): Promise<string> {
  const administrator: HousePerson = { id: accounts[0]!.person, name: '', houseRole: 'administrator', department: null }
  const ledgers = await ledgersFor(administrator).list()
  return JSON.stringify({
    url,
    ledgers: ledgers.map(({ id, title }) => ({ id, title: title.zh })),
    accounts: accounts.map(({ name, role, department, link }) => ({ name, role, department, link })),
  })
}

function table({ url }: RunningServer, accounts: readonly DemoAccount[]): string {
  const rows = accounts.map(({ name, title, link }) => `  ${pad(title, 22)}${pad(name, 8)}${link}`)
  return [
    '',
    '落实台账 Luoshi · demo',
    `  Address  ${url}`,
    '  Data     a temporary folder, removed when you stop',
    '',
    '  Open two of these side by side: one in a normal window, one in a private window.',
    '  (Two tabs of the same window share one sign-in.)',
    '',
    ...rows,
    '',
    '  Stop with Ctrl+C.',
    '',
  ].join('\n')
}

/** Chinese characters take two columns of a terminal. */
function pad(text: string, width: number): string {
  const taken = Array.from(text).reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0)
  return text + ' '.repeat(Math.max(1, width - taken))
}
