import { startBalancer } from '#server/throw-away/balancer'
import { machinePercent, untilQuiet, workDone } from '../machine'
import { heard, startProcess, stopProcess } from '../processes'
import { urlOf } from '../protocol'
import type { Say } from '../result'
import { percentilesOf } from '../table'
import type { FromReturning, ToReturning } from './returning'
import type { Setup } from './setups'
import type { House, Stage } from './stage'

export interface Return {
  title: string
  kills: number
  /** Whose connection was cut, over all kills. */
  people: number
  /** ms from a kill until somebody who was cut off knows everything that was written before, and others what they wrote. */
  p50: number
  p95: number
  slowest: number
  /** Of all cores, over all rounds, starts of processes included. */
  machinePercent: number
}

const people = 60
const rounds = 6

/** People at work in one ledger, whose process is killed, one process after another; each begins again before the next kill. */
export async function returns(stage: Stage, setup: Setup, house: House, quiet: number, say: Say): Promise<Return> {
  const served = await stage.serve(setup, house, people)
  const balancer = await startBalancer({
    ...{ host: '127.0.0.1', port: 0 },
    targets: () => served.ports().flatMap((port) => port ?? []),
  })
  const crowd = startProcess('returning', 1)
  const ask = (order: ToReturning) => crowd.send(order)
  const told = <Type extends FromReturning['type']>(type: Type) => heard<FromReturning, Type>(crowd, type)
  try {
    const { tracker } = house.ledgers[0]!
    const { server } = setup
    const url = urlOf(server, `ws://127.0.0.1:${balancer.port}`, tracker)
    const there = told('there')
    ask({ type: 'come', place: { server, tracker, url, cookies: served.cookies } })
    await there
    await untilQuiet(quiet)
    const times: number[] = []
    const since = { work: workDone(), at: performance.now() }
    for (let round = 0; round < rounds; round++) {
      say(`${setup.title}: kill ${round + 1} of ${rounds} …`)
      const [marked, back] = [told('marked'), told('back')]
      ask({ type: 'mark' })
      await marked
      const killed = round % setup.processes
      await served.kill(killed)
      times.push(...(await back).times)
      await served.begin(killed)
      const spread = told('there')
      ask({ type: 'spread' })
      await spread
    }
    return {
      ...{ title: setup.title, kills: rounds, people: times.length },
      ...percentilesOf(times),
      machinePercent: machinePercent(since),
    }
  } finally {
    await stopProcess(crowd, { type: 'stop' })
    await balancer.close()
    await served.stop()
  }
}
