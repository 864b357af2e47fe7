import type { HousePerson } from '#app/model/house/housePerson'
import type { RunningServer } from '../index'
import type { DemoAccount } from './demo-accounts'

/** What is told of a demo's house. */
export interface DemoHouse {
  url: string
  ledgers: { id: string; title: string }[]
  accounts: readonly DemoAccount[]
}

/** What serves it, where it is served by several. */
export interface DemoCluster {
  processes: { pid: number; port: number }[]
  postgres: number
  redis: number
}

export async function demoHouse(
  { url, ledgersFor }: Pick<RunningServer, 'url' | 'ledgersFor'>,
  accounts: readonly DemoAccount[],
): Promise<DemoHouse> {
  const administrator: HousePerson = { id: accounts[0]!.person, name: '', houseRole: 'administrator', department: null }
  const ledgers = await ledgersFor(administrator).list()
  return { url, ledgers: ledgers.map(({ id, title }) => ({ id, title: title.zh })), accounts }
}

/** N5, N8: the one line that tools read. */
export function demoLine({ url, ledgers, accounts }: DemoHouse, cluster?: DemoCluster): string {
  return JSON.stringify({
    url,
    ledgers,
    accounts: accounts.map(({ name, role, department, link }) => ({ name, role, department, link })),
    ...(cluster ? { cluster } : {}),
  })
}

export function demoTable({ url, accounts }: DemoHouse, cluster: readonly string[] = []): string {
  const rows = accounts.map(({ name, title, link }) => `  ${pad(title, 22)}${pad(name, 8)}${link}`)
  return [
    '',
    '落实台账 Luoshi · demo',
    `  Address  ${url}`,
    '  Data     a temporary folder, removed when you stop',
    '',
    ...cluster,
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
