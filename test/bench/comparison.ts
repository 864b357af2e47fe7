import path from 'node:path'
import type { ComparisonAnswer } from '#app/model/history/comparisonAnswer'
import { connect } from '#db/connect'
import { createLedgers } from '#db/ledgers'
import { readEnv } from '#server/env'
import { startServer } from '#server/index'
import { temporaryFolder } from '../support/temporary'
import { changedTracker, storeChangedLedger, type ChangedLedger } from './changed-ledger'
import { untilQuiet } from './machine'
import type { Result, Say } from './result'
import { tableOf } from './table'
import { timed, timesColumns, type Times, type TimesLine } from './timed'

export interface ComparisonOptions extends ChangedLedger {
  rounds: number
  /** Before it measures it waits so long at most (s) for other programs to leave the machine alone. */
  quiet: number
}

/** How long the server takes to tell what changed since the last meeting: by itself, and as JSON over HTTP. */
export async function benchComparison({ rounds, quiet, ...size }: ComparisonOptions, say: Say): Promise<Result> {
  const { folder, remove } = temporaryFolder()
  try {
    const now = Date.now()
    say(
      `Storing a ledger of ${size.rows} rows with ${size.changes} changes since its last meeting, and ${size.older} before …`,
    )
    await storeChangedLedger(folder, size, now)
    await untilQuiet(quiet)
    const { cells, ...compared } = await timeComparing(folder, now, rounds)
    const served = await timeServing(folder, rounds)
    const lines: TimesLine[] = [
      { title: 'compared on the server', ...compared },
      { title: 'asked for and read over HTTP', ...served },
    ]
    return {
      figures: { bench: 'comparison', ...size, rounds, cells, compared, served },
      table: `${tableOf(lines, timesColumns)}\n${cells} cells differ.`,
    }
  } finally {
    remove()
  }
}

async function timeComparing(folder: string, now: number, rounds: number): Promise<Times & { cells: number }> {
  const db = connect(path.join(folder, 'luoshi.db'))
  try {
    const ledgers = createLedgers(db)
    let cells = 0
    const times = await timed(rounds, async () => {
      cells = cellsOf(await ledgers.compare(changedTracker, 'last-meeting', 'now', now))
    })
    return { ...times, cells }
  } finally {
    await db.destroy()
  }
}

async function timeServing(folder: string, rounds: number): Promise<Times> {
  const server = await startServer(readEnv({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn' }), {
    urlHost: '127.0.0.1',
  })
  try {
    const { id } = await server.people.addPerson({
      account: 'bench',
      name: '凌领导',
      houseRole: 'member',
      department: null,
    })
    const cookie = (await server.people.openSession(id)).cookie.split(';')[0]!
    return await timed(rounds, async () => {
      const response = await fetch(`${server.url}/trackers/${changedTracker}/changes`, { headers: { cookie } })
      cellsOf((await response.json()) as ComparisonAnswer)
    })
  } finally {
    await server.close()
  }
}

function cellsOf(answer: ComparisonAnswer): number {
  if (answer.outcome !== 'compared') throw new Error(`It was not compared: ${answer.outcome}.`)
  return answer.comparison.counts.cells
}
