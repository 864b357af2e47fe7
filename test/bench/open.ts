import { temporaryFolder } from '../support/temporary'
import type { FromOpener, FromServer, OpenFigures, OpenOrder, ToServer } from './ipc'
import { untilQuiet } from './machine'
import { heard, pinning, startProcess, stopProcess } from './processes'
import { urlOf } from './protocol'
import type { Result, Say } from './result'
import { ratioOf, serverTitles, type ServerName } from './servers'
import { copyLedger, storeLedger, type StoredLedger } from './stored-ledger'
import { figure, median, tableOf, type Column } from './table'

export interface OpenOptions {
  rows: number
  rounds: number
  /** Before each opening it waits so long at most (s) for other programs to leave the machine alone. */
  quiet: number
}

interface Opened extends OpenFigures {
  server: ServerName
  /** From starting the server's process to its being ready for the first client, ms. */
  started: number
}

/** Those that store something. */
const servers = ['ours', 'hocuspocus'] as const
const names = ['started', 'received', 'held', 'seen', 'bytes'] as const
const mostRounds = 20

/** How long a ledger that is stored, with its server stopped, takes from a client's connecting until it is there. */
export async function benchOpen({ rows, rounds, quiet }: OpenOptions, say: Say): Promise<Result> {
  const { folder, remove } = temporaryFolder()
  try {
    say(`Storing a ledger of ${rows} rows × 12 cells …`)
    const stored = await storeLedger(folder, rows)
    say(pinning)
    const runs: Opened[] = []
    for (let round = 1; round <= Math.min(rounds, mostRounds); round++) {
      say(`Round ${round} of ${rounds} …`)
      // Who comes first takes turns.
      for (const server of round % 2 ? servers : [...servers].reverse()) {
        await untilQuiet(quiet)
        runs.push(await openOnce(server, stored))
      }
    }
    const medians = servers.map((server) => ({ server, ...mediansOf(runs.filter((run) => run.server === server)) }))
    const ratio = ratioOf(medians[0]!, medians[1]!, names)
    const lines: Line[] = [
      ...medians.map((line) => ({ title: serverTitles[line.server], digits: 0, ...line })),
      { title: '  ours ÷ Hocuspocus', digits: 2, ...ratio },
    ]
    return { figures: { bench: 'open', rows, rounds, pinning, runs, medians, ratio }, table: tableOf(lines, columns) }
  } finally {
    remove()
  }
}

async function openOnce(name: ServerName, stored: StoredLedger): Promise<Opened> {
  const { folder, remove } = temporaryFolder()
  const { tracker, rows } = copyLedger(stored, folder)
  const start = performance.now()
  const server = startProcess(name, 0)
  const opener = startProcess('opener', 1)
  try {
    server.send({ type: 'start', folder, trackers: [tracker], editors: 2 } satisfies ToServer)
    const { base, cookies } = await heard<FromServer, 'ready'>(server, 'ready')
    const started = performance.now() - start
    opener.send({ server: name, tracker, url: urlOf(name, base, tracker), cookies, rows } satisfies OpenOrder)
    const { figures } = await heard<FromOpener, 'opened'>(opener, 'opened')
    return { server: name, started, ...figures }
  } finally {
    await stopProcess(opener)
    await stopProcess(server, { type: 'stop' } satisfies ToServer)
    remove()
  }
}

type Figures = Record<(typeof names)[number], number>
type Line = { title: string; digits: number } & Figures

function mediansOf(runs: readonly Opened[]): Figures {
  return Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name]))])) as Figures
}

const of = (name: keyof Figures) => (line: Line) => figure(line[name], line.digits)
const columns: Column<Line>[] = [
  ['medians', ({ title }) => title, 'left'],
  ['received ms', of('received')],
  ['held ms', of('held')],
  ['first edit seen ms', of('seen')],
  ['bytes', of('bytes')],
  ['(process start ms)', of('started')],
]
