import type { ChildProcess } from 'node:child_process'
import { temporaryFolder } from '../support/temporary'
import type { FromLoad, FromServer, LoadFigures, LoadOrder, ToServer } from './ipc'
import { spentBy, untilQuiet, workDone } from './machine'
import { heard, startProcess, stopProcess } from './processes'
import { urlOf } from './protocol'
import type { ServerName } from './servers'
import { copyLedger, type StoredLedger } from './stored-ledger'

export interface Measurement extends LoadFigures {
  server: ServerName
  editors: number
  cpuPercent: number
  cpuMicrosPerDelivery: number
  memoryMegabytes: number
  /** What other programs took of a core meanwhile, %: the figures are good when it is small. */
  othersPercent: number
}

export interface MeasureOptions {
  /** Seconds. */
  warmUp: number
  seconds: number
  patience: number
  /** Waits so long at most (s) for other programs to leave the machine alone. */
  quiet: number
  /** Options of Node's for the server, such as --cpu-prof. */
  nodeOptions?: readonly string[]
}

/** So many editors on one server, which has just started: latency, and what it costs the server. */
export async function measure(
  name: ServerName,
  stored: StoredLedger,
  editors: number,
  options: MeasureOptions,
): Promise<Measurement> {
  const { nodeOptions, quiet, ...times } = options
  await untilQuiet(quiet)
  const { folder, remove } = temporaryFolder()
  const { tracker } = copyLedger(stored, folder)
  const server = startProcess(name, 0, nodeOptions)
  const load = startProcess('load', 1)
  try {
    order(server, { type: 'start', folder, trackers: [tracker], editors })
    const { base, cookies } = await heard<FromServer, 'ready'>(server, 'ready')
    const destinations = [{ server: name, tracker, url: urlOf(name, base, tracker), cookies }]
    load.send({ destinations, openings: [], ...times } satisfies LoadOrder)
    // Both asked for before either can come.
    const figures = heard<FromLoad, 'figures'>(load, 'figures')
    figures.catch(() => {})
    await heard<FromLoad, 'warm'>(load, 'warm')
    const before = spentBy(server)
    const work = workDone()
    const start = performance.now()
    // Once all has arrived: a server that lags behind does a part of its work after the last edit.
    const { figures: seen } = await figures
    const after = spentBy(server)
    const time = performance.now() - start
    // As many of the others' editors are reached as of those who are read.
    const delivered = (seen.edits * (editors - 1) * seen.seen) / (seen.seen + seen.missed)
    const micros = after.micros - before.micros
    return {
      server: name,
      editors,
      ...seen,
      cpuPercent: micros / time / 10,
      cpuMicrosPerDelivery: micros / delivered,
      memoryMegabytes: after.memory / 2 ** 20,
      othersPercent: Math.max(0, ((workDone() - work) / time) * 100 - (micros + seen.generatorMicros) / time / 10),
    }
  } finally {
    await stopProcess(load)
    await stopProcess(server, { type: 'stop' } satisfies ToServer)
    remove()
  }
}

function order(server: ChildProcess, message: ToServer): void {
  server.send(message)
}
