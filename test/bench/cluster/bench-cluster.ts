import os from 'node:os'
import { mkdirSync } from 'node:fs'
import type { Result, Say } from '../result'
import { figure, tableOf, type Column } from '../table'
import type { ClusterMeasurement } from './measure'
import { parts, type Check, type Found, type PartName } from './parts'
import type { Return } from './returns'
import { Stage } from './stage'

export interface ClusterOptions {
  parts: readonly PartName[]
  seconds: number
  quiet: number
  /** A folder for the servers' CPU profiles. */
  profile: string | null
}

export { partNames } from './parts'

/** Seconds. Servers run for days: in the first quarter of a minute Node still compiles what they do most. */
const warmUp = 15

/** Ours on SQLite, on PostgreSQL, and by three processes, beside Hocuspocus with its extensions for Redis and databases. */
export async function benchCluster(
  { parts: names, seconds, quiet, profile }: ClusterOptions,
  say: Say,
): Promise<Result> {
  if (profile !== null) mkdirSync(profile, { recursive: true })
  const nodeOptions = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
  const cores = os.availableParallelism()
  say(
    `${cores} cores: the generator has one, a single server the other; several servers, PostgreSQL and Redis take what they get.`,
  )
  const stage = await Stage.open()
  try {
    const found: Found[] = []
    for (const name of names)
      found.push(await parts[name]({ stage, say, times: { warmUp, seconds, quiet, nodeOptions } }))
    const all = {
      lines: found.flatMap((one) => one.lines),
      returns: found.flatMap((one) => one.returns),
      checks: found.flatMap((one) => one.checks),
      ratios: found.flatMap((one) => one.ratios),
    }
    return { figures: { bench: 'cluster', parts: names, seconds, cores, ...all }, table: tables(all) }
  } finally {
    await stage.close()
  }
}

function tables({ lines, returns, checks, ratios }: Found): string {
  return [
    lines.length > 0 ? tableOf(lines, lineColumns) : '',
    returns.length > 0 ? tableOf(returns, returnColumns) : '',
    tableOf(checks, checkColumns),
    tableOf(ratios, [
      ['ours ÷ peer', ({ what }) => what, 'left'],
      ['', ({ value }) => figure(value, 2)],
    ]),
  ]
    .filter((table) => table !== '')
    .join('\n\n')
}

const lineColumns: Column<ClusterMeasurement>[] = [
  ['server', ({ title }) => title, 'left'],
  ['processes', ({ processes }) => String(processes)],
  ['editors', ({ editors }) => String(editors)],
  ['p50 ms', ({ p50 }) => figure(p50)],
  ['p95 ms', ({ p95 }) => figure(p95)],
  ['p99 ms', ({ p99 }) => figure(p99)],
  ['slowest', ({ slowest }) => figure(slowest, 0)],
  ['µs CPU / delivered edit', ({ cpuPerDelivery }) => figure(cpuPerDelivery, 2)],
  ['with PostgreSQL, Redis', ({ allPerDelivery }) => figure(allPerDelivery, 2)],
  ['frames/s each', ({ framesPerSecond }) => figure(framesPerSecond, 0)],
  ['servers %', ({ serverPercents }) => serverPercents.map((one) => one.toFixed(0)).join(' + ')],
  ['PostgreSQL %', ({ postgresPercent }) => figure(postgresPercent, 0)],
  ['Redis %', ({ redisPercent }) => figure(redisPercent, 0)],
  ['generator %', ({ generatorPercent }) => figure(generatorPercent, 0)],
  ['late p99 ms', ({ generatorDelay }) => figure(generatorDelay)],
  ['others %', ({ othersPercent }) => figure(othersPercent, 0)],
  ['all cores %', ({ machinePercent }) => figure(machinePercent, 0)],
  ['missed', ({ missed }) => String(missed)],
  ['opened in ms', ({ opened }) => opened.map((one) => one.toFixed(0)).join(' ')],
  ['limited by', ({ limitedBy }) => (limitedBy === 'nothing' ? '' : limitedBy), 'left'],
]

const returnColumns: Column<Return>[] = [
  ['killed', ({ title }) => title, 'left'],
  ['kills', ({ kills }) => String(kills)],
  ['people cut off', ({ people }) => String(people)],
  ['back and all seen, p50 ms', ({ p50 }) => figure(p50, 0)],
  ['p95 ms', ({ p95 }) => figure(p95, 0)],
  ['slowest', ({ slowest }) => figure(slowest, 0)],
  ['all cores %', ({ machinePercent }) => figure(machinePercent, 0)],
]

const checkColumns: Column<Check>[] = [
  ['limit', ({ what }) => what, 'left'],
  ['found', ({ value }) => figure(value, 2)],
  ['at most', ({ limit }) => String(limit)],
  ['', ({ value, limit }) => (value <= limit ? 'met' : 'missed'), 'left'],
  ['', ({ limitedBy }) => (limitedBy === 'nothing' ? '' : `limited by ${limitedBy}`), 'left'],
]
