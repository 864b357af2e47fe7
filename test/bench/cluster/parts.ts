import type { Say } from '../result'
import { median } from '../table'
import { measureCluster, type ClusterMeasurement, type ClusterTimes, type Work } from './measure'
import { returns, type Return } from './returns'
import { onPostgres, onSqlite, peerAlone, peerSpread, spread, type Setup } from './setups'
import type { House, Stage } from './stage'

export interface Check {
  what: string
  value: number
  limit: number
  /** Whether what it stands on was held back by anything but the servers. */
  limitedBy: ClusterMeasurement['limitedBy']
}

export interface Found {
  lines: ClusterMeasurement[]
  returns: Return[]
  checks: Check[]
  /** Ours beside the peer's: no limits, for comparison. */
  ratios: { what: string; value: number }[]
}

interface Bench {
  stage: Stage
  times: ClusterTimes
  say: Say
}
type Part = (bench: Bench) => Promise<Found>

/** Rows for 600 editors who have a cell each (crowd.ts), and own columns as in the bench of one process. */
const bench: House = { name: 'bench', ledgers: [{ tracker: 'bench', rows: 200 }], columns: 20 }
const ten: House = {
  name: 'ten',
  ledgers: Array.from({ length: 10 }, (_, i) => ({ tracker: `ten-${i + 1}`, rows: 40 })),
  columns: 20,
}
/** Each is opened once: the second time it would be there already. */
const bigLedgers = Array.from({ length: 10 }, (_, i) => `big-${i + 1}`)
/** How often one is opened (s): as may happen, and as fast as they can be built; and for how long that goes on at most (s). */
const openedEvery = { nowAndThen: 2, againAndAgain: 0.8 }
const longestOpening = openedEvery.againAndAgain * bigLedgers.length
const opening: House = {
  name: 'opening',
  ledgers: [{ tracker: 'bench', rows: 50 }, ...bigLedgers.map((tracker) => ({ tracker, rows: 10_000 }))],
  columns: 0,
}

const measured = async ({ stage, times, say }: Bench, setup: Setup, work: Work): Promise<ClusterMeasurement> => {
  const people = `${work.trackers.length} × ${work.editors} editors`
  say(`${setup.title}, ${setup.processes} process${setup.processes === 1 ? '' : 'es'}, ${people}, ${times.seconds} s …`)
  return measureCluster(stage, setup, work, times)
}
const ratio = (what: string, one: number, other: number, limit: number, of: readonly ClusterMeasurement[]): Check => ({
  ...{ what, value: one / other, limit },
  limitedBy: of.find(({ limitedBy }) => limitedBy !== 'nothing')?.limitedBy ?? 'nothing',
})
const bound = (what: string, value: number, limit: number, { limitedBy }: ClusterMeasurement): Check => ({
  ...{ what, value, limit, limitedBy },
})

/** By one process on each engine, and by the peer's. */
const byOneProcess = async (
  given: Bench,
  work: Work,
): Promise<[ClusterMeasurement, ClusterMeasurement, ClusterMeasurement]> => [
  await measured(given, onSqlite, work),
  await measured(given, onPostgres, work),
  await measured(given, peerAlone, work),
]

/** One process on PostgreSQL beside one on SQLite. */
const engines: Part = async (given) => {
  await given.stage.store(bench)
  const work = { house: bench, trackers: ['bench'], editors: 200 }
  const [sqlite, postgres, peer] = await byOneProcess(given, work)
  return {
    ...{ lines: [sqlite, postgres, peer], returns: [] },
    checks: [
      ratio('p99, PostgreSQL ÷ SQLite', postgres.p99, sqlite.p99, 1.5, [sqlite, postgres]),
      ratio('CPU per delivered edit, PostgreSQL ÷ SQLite', postgres.cpuPerDelivery, sqlite.cpuPerDelivery, 1.3, [
        ...[sqlite, postgres],
      ]),
    ],
    ratios: beside(postgres, peer),
  }
}

/** One ledger on three processes, beside a third of its people on one, and all of them on one. */
const spreading: Part = async (given) => {
  await given.stage.store({ ...bench, name: 'spread' })
  const work = { house: { ...bench, name: 'spread' }, trackers: ['bench'], editors: 600 }
  const [third, one, three, peer] = [
    await measured(given, onPostgres, { ...work, editors: 200 }),
    await measured(given, onPostgres, work),
    await measured(given, spread, work),
    await measured(given, peerSpread, work),
  ]
  return {
    ...{ lines: [third, one, three, peer], returns: [] },
    checks: [
      bound('p99 ms, one ledger, 3 processes, 3 × 200 editors', three.p99, 200, three),
      ratio('CPU per delivered edit, 3 × 200 editors ÷ 1 × 200', three.cpuPerDelivery, third.cpuPerDelivery, 1.5, [
        ...[third, three],
      ]),
      ratio('CPU per delivered edit, 3 × 200 editors ÷ 1 × 600', three.cpuPerDelivery, one.cpuPerDelivery, 1.5, [
        ...[one, three],
      ]),
    ],
    ratios: beside(three, peer),
  }
}

/** Ten ledgers on three processes, where each of them has people of each. */
const tenLedgers: Part = async (given) => {
  await given.stage.store(ten)
  const work = { house: ten, trackers: ten.ledgers.map(({ tracker }) => tracker), editors: 100 }
  const [ours, peer] = [await measured(given, spread, work), await measured(given, peerSpread, work)]
  return {
    ...{ lines: [ours, peer], returns: [] },
    checks: [bound('p99 ms, 10 ledgers × 100 editors, 3 processes', ours.p99, 100, ours)],
    ratios: beside(ours, peer),
  }
}

/** Big ledgers that are opened while others work in another one of the same process. */
const open: Part = async (given) => {
  await given.stage.store(opening)
  const seconds = Math.min(given.times.seconds, longestOpening)
  const work = { house: opening, trackers: ['bench'], editors: 50 }
  const measure = (every: number, setup: Setup) =>
    measured(
      { ...given, times: { ...given.times, seconds } },
      { ...setup, title: `${setup.title}, every ${every} s` },
      {
        ...work,
        openings: bigLedgers.slice(0, Math.floor(seconds / every)),
      },
    )
  const { nowAndThen, againAndAgain } = openedEvery
  const [sqlite, postgres] = [await measure(nowAndThen, onSqlite), await measure(nowAndThen, onPostgres)]
  const peer = await measure(nowAndThen, peerAlone)
  const harder = [await measure(againAndAgain, onSqlite), await measure(againAndAgain, onPostgres)]
  return {
    ...{ lines: [sqlite, postgres, peer, ...harder], returns: [] },
    checks: [sqlite, postgres, ...harder].map((line) =>
      bound(`p99 ms of 50 editors while 10,000 rows are opened, ${line.title}`, line.p99, 60, line),
    ),
    ratios: [
      ...beside(postgres, peer),
      { what: 'opening, ours ÷ Hocuspocus', value: median(postgres.opened) / median(peer.opened) },
    ],
  }
}

/** Processes that are killed, one after another. */
const kill: Part = async ({ stage, times, say }) => {
  const house = { ...bench, name: 'killed' }
  await stage.store(house)
  const found = []
  for (const setup of [spread, peerSpread]) found.push(await returns(stage, setup, house, times.quiet, say))
  const [ours, peer] = found as [Return, Return]
  return {
    ...{ lines: [], returns: found },
    checks: [
      {
        ...{ what: 'ms until the people of a killed process see everything, p95', value: ours.p95, limit: 5_000 },
        limitedBy: 'nothing',
      },
    ],
    ratios: [{ what: 'p95 of returning, ours ÷ Hocuspocus', value: ours.p95 / peer.p95 }],
  }
}

function beside(ours: ClusterMeasurement, peer: ClusterMeasurement): Found['ratios'] {
  const of = `ours ÷ Hocuspocus (${ours.editors} editors)`
  return [
    { what: `p99, ${of}`, value: ours.p99 / peer.p99 },
    { what: `CPU per delivered edit, ${of}`, value: ours.cpuPerDelivery / peer.cpuPerDelivery },
    { what: `the same with PostgreSQL and Redis, ${of}`, value: ours.allPerDelivery / peer.allPerDelivery },
  ]
}

export const parts = { engines, spread: spreading, ten: tenLedgers, kill, open } as const
export type PartName = keyof typeof parts
export const partNames = Object.keys(parts) as PartName[]
