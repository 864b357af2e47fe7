import { temporaryFolder } from '../support/temporary'
import { measure, type Measurement } from './measure'
import { pinning } from './processes'
import type { Result, Say } from './result'
import { ratioOf, serverNames, serverTitles, type ServerName } from './servers'
import { storeLedger } from './stored-ledger'
import { figure, tableOf, type Column } from './table'

export interface EditorsOptions {
  editors: readonly number[]
  seconds: number
  servers: readonly ServerName[]
  /** Rows of the ledger; null: the first ledger, with its 43. */
  rows: number | null
  /** Columns of the ledger's own. */
  columns: number
  quiet: number
  /** A folder for the servers' CPU profiles. */
  profile: string | null
}

const compared = ['p50', 'p95', 'p99', 'cpuPercent', 'cpuMicrosPerDelivery', 'memoryMegabytes'] as const
type Ratio = { editors: number; to: ServerName } & Record<(typeof compared)[number], number>
type Line = Measurement | Ratio

/** Seconds. Servers run for days: in the first quarter of a minute Node still compiles what they do most. */
const warmUp = 15

/** Edit→seen latency and the server's cost, ours beside the others. */
export async function benchEditors(
  { editors, seconds, servers, rows, columns: own, quiet, profile }: EditorsOptions,
  say: Say,
): Promise<Result> {
  const { folder, remove } = temporaryFolder()
  const runs: Measurement[] = []
  try {
    const stored = await storeLedger(folder, rows, own)
    say(`${pinning} The ledger has ${stored.rows} rows and ${own} columns of its own.`)
    const nodeOptions = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
    for (const count of editors) {
      for (const server of servers) {
        say(`Measuring ${serverTitles[server]} with ${count} editors for ${seconds} s …`)
        runs.push(await measure(server, stored, count, { warmUp, seconds, patience: 10, quiet, nodeOptions }))
      }
    }
    const ratios = editors.flatMap((count) => ratiosAmong(runs.filter((run) => run.editors === count)))
    const lines = editors.flatMap((count): Line[] => [...runs, ...ratios].filter((line) => line.editors === count))
    return {
      figures: { bench: 'editors', seconds, rows: stored.rows, columns: own, pinning, runs, ratios },
      table: tableOf(lines, columns),
    }
  } finally {
    remove()
  }
}

function ratiosAmong(runs: readonly Measurement[]): Ratio[] {
  const ours = runs.find((run) => run.server === 'ours')
  const others = serverNames.flatMap((name) => runs.find((run) => run.server === name && name !== 'ours') ?? [])
  return ours ? others.map((run) => ({ editors: run.editors, to: run.server, ...ratioOf(ours, run, compared) })) : []
}

const isRatio = (line: Line): line is Ratio => 'to' in line
const of = (name: (typeof compared)[number], digits: number) => (line: Line) =>
  figure(line[name], isRatio(line) ? 2 : digits)
const columns: Column<Line>[] = [
  ['editors', (line) => String(line.editors)],
  ['server', (line) => (isRatio(line) ? `  ours ÷ ${serverTitles[line.to]}` : serverTitles[line.server]), 'left'],
  ['p50 ms', of('p50', 1)],
  ['p95 ms', of('p95', 1)],
  ['p99 ms', of('p99', 1)],
  ['CPU %', of('cpuPercent', 0)],
  ['µs CPU / delivered edit', of('cpuMicrosPerDelivery', 2)],
  ['MB', of('memoryMegabytes', 0)],
  ['edits', (line) => (isRatio(line) ? '' : String(line.edits))],
  ['missed', (line) => (isRatio(line) ? '' : String(line.missed))],
  ['frames/s each', (line) => (isRatio(line) ? '' : figure(line.framesPerSecond, 0))],
  ['kB/s each', (line) => (isRatio(line) ? '' : figure(line.kilobytesPerSecond, 0))],
  ['generator late p99 ms', (line) => (isRatio(line) ? '' : figure(line.generatorDelay))],
  ['busy %', (line) => (isRatio(line) ? '' : figure(line.generatorBusy * 100, 0))],
  ['others %', (line) => (isRatio(line) ? '' : figure(line.othersPercent, 0))],
]
