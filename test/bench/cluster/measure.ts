import type { FromLoad, LoadFigures, LoadOrder } from '../ipc'
import { machinePercent, tolerable, untilQuiet, workDone } from '../machine'
import { heard, startProcess, stopProcess } from '../processes'
import { isSaturated } from '../saturated'
import type { Setup } from './setups'
import type { House, Stage } from './stage'

export interface ClusterMeasurement extends LoadFigures {
  title: string
  processes: number
  /** In all ledgers together. */
  editors: number
  /** µs of CPU for each delivered edit: of the processes that serve, and of PostgreSQL and Redis too. */
  cpuPerDelivery: number
  allPerDelivery: number
  /** Of a core, %. */
  serverPercents: number[]
  postgresPercent: number
  redisPercent: number
  generatorPercent: number
  othersPercent: number
  /** Of all cores. */
  machinePercent: number
  limitedBy: 'nothing' | 'the machine' | 'the generator' | 'others'
}

export interface ClusterTimes {
  /** Seconds. */
  warmUp: number
  seconds: number
  quiet: number
  nodeOptions: readonly string[]
}

export interface Work {
  house: House
  /** In which of its ledgers so many people work each. */
  trackers: readonly string[]
  editors: number
  /** Ledgers that somebody opens meanwhile. */
  openings?: readonly string[]
}

/** A machine of which so much is taken (%) has nothing left to give. */
const full = 92

/** People at work in ledgers that this setup serves: how soon they see what the others do, and what it costs. */
export async function measureCluster(
  stage: Stage,
  setup: Setup,
  { house, trackers, editors, openings = [] }: Work,
  { quiet, nodeOptions, ...times }: ClusterTimes,
): Promise<ClusterMeasurement> {
  const served = await stage.serve(setup, house, trackers.length * editors, nodeOptions)
  const load = startProcess('load', 1)
  try {
    const destinations = trackers.flatMap((tracker, i) =>
      served.destinations(tracker, served.cookies.slice(i * editors, (i + 1) * editors)),
    )
    const opened = openings.map((tracker) => served.destinations(tracker, served.cookies.slice(0, 1))[0]!)
    await untilQuiet(quiet)
    load.send({ destinations, openings: opened, patience: 10, ...times } satisfies LoadOrder)
    // Both asked for before either can come.
    const figures = heard<FromLoad, 'figures'>(load, 'figures')
    figures.catch(() => {})
    await heard<FromLoad, 'warm'>(load, 'warm')
    const before = served.spent()
    const since = { work: workDone(), at: performance.now() }
    const { figures: seen } = await figures
    const after = served.spent()
    const time = performance.now() - since.at
    const machine = machinePercent(since)
    const percent = (micros: number) => micros / time / 10
    const servers = after.servers.map((micros, n) => micros - before.servers[n]!)
    const all = servers.reduce((sum, micros) => sum + micros, 0)
    const [postgres, redis] = [after.postgres - before.postgres, after.redis - before.redis]
    const delivered = (seen.edits * (editors - 1) * seen.seen) / (seen.seen + seen.missed)
    const others = ((workDone() - since.work) / time) * 100 - percent(all + postgres + redis + seen.generatorMicros)
    return {
      ...{ title: setup.title, processes: setup.processes, editors: trackers.length * editors, ...seen },
      cpuPerDelivery: all / delivered,
      allPerDelivery: (all + postgres + redis) / delivered,
      serverPercents: servers.map(percent),
      ...{ postgresPercent: percent(postgres), redisPercent: percent(redis) },
      ...{
        generatorPercent: percent(seen.generatorMicros),
        othersPercent: Math.max(0, others),
        machinePercent: machine,
      },
      limitedBy: blame(seen, others, machine),
    }
  } finally {
    await stopProcess(load)
    await served.stop()
  }
}

function blame(seen: LoadFigures, others: number, machine: number): ClusterMeasurement['limitedBy'] {
  if (others > tolerable) return 'others'
  if (machine > full) return 'the machine'
  return isSaturated(seen) ? 'the generator' : 'nothing'
}
