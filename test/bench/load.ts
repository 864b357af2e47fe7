import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { Hall } from './hall'
import type { Destination, FromLoad, LoadFigures, LoadOrder } from './ipc'
import { readDocument } from './read-document'
import { percentilesOf } from './table'

const delayResolution = 5

// The load: editors at work in one ledger or in several.
process.once('message', (order: LoadOrder) => {
  void run(order).then((figures) => {
    tell({ type: 'figures', figures })
    process.disconnect()
  })
})

// Whatever becomes of the parent, no process stays behind.
process.once('disconnect', () => process.exit(0))

function tell(message: FromLoad): void {
  process.send!(message)
}

async function run({ destinations, openings, warmUp, seconds, patience }: LoadOrder): Promise<LoadFigures> {
  const halls: Hall[] = []
  for (const tracker of new Set(destinations.map((one) => one.tracker)))
    halls.push(await Hall.fill(destinations.filter((one) => one.tracker === tracker)))
  const work = () => {
    const stops = halls.map((hall) => hall.work())
    return () => stops.forEach((stop) => stop())
  }
  const allArrived = () => Promise.all(halls.map((hall) => hall.settled(patience)))

  const stopWarmUp = work()
  await wait(warmUp * 1000)
  stopWarmUp()
  // A server that has fallen behind would else be measured by what it owed before.
  await allArrived()
  halls.forEach((hall) => hall.begin())
  const delay = monitorEventLoopDelay({ resolution: delayResolution })
  delay.enable()
  const before = { loop: performance.eventLoopUtilization(), cpu: process.cpuUsage() }
  tell({ type: 'warm' })
  const stop = work()
  const opened = openEvenly(openings, seconds)
  await wait(seconds * 1000)
  stop()
  delay.disable()
  const { utilization } = performance.eventLoopUtilization(before.loop)
  await allArrived()
  halls.forEach((hall) => hall.leave())
  const { user, system } = process.cpuUsage(before.cpu)
  const all = halls.map(({ arrivals }) => arrivals)
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0)
  const share = seconds * sum(({ sampled }) => sampled)
  return {
    edits: sum(({ edits }) => edits),
    sampled: sum(({ sampled }) => sampled),
    seen: sum(({ latencies }) => latencies.length),
    missed: sum(({ missed }) => missed),
    ...percentilesOf(all.flatMap(({ latencies }) => latencies)),
    opened: await opened,
    framesPerSecond: sum(({ frames }) => frames) / share,
    kilobytesPerSecond: sum(({ bytes }) => bytes) / share / 1024,
    generatorDelay: Math.max(0, delay.percentile(99) / 1e6 - delayResolution),
    generatorBusy: utilization,
    generatorMicros: user + system,
  }
}

/** Reads each of these whole, one after another, evenly in this time (s). Resolves with how long each took (ms). */
async function openEvenly(openings: readonly Destination[], seconds: number): Promise<number[]> {
  const took: number[] = []
  const begin = performance.now()
  for (const [i, one] of openings.entries()) {
    const at = ((i + 0.5) / openings.length) * seconds * 1000
    await wait(Math.max(0, at - (performance.now() - begin)))
    const start = performance.now()
    const { socket } = await readDocument(one, one.cookies[0]!)
    took.push(performance.now() - start)
    socket.close()
  }
  return took
}
