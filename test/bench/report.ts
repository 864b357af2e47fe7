import path from 'node:path'
import { sql } from 'kysely'
import { connect, type Db } from '#db/connect'
import { presentRows, trackerRow } from '#db/ledger-rows'
import { stampedRowsAsOf } from '#db/past'
import { readReport } from '#db/report'
import { rebuildSpans } from '#db/spans'
import { atOneMoment, inLedger } from '#db/transactions'
import { temporaryFolder } from '../support/temporary'
import { changedTracker, storeChangedLedger, type ChangedLedger } from './changed-ledger'
import { untilQuiet } from './machine'
import type { Result, Say } from './result'
import { tableOf } from './table'
import { timed, timesColumns, type TimesLine } from './timed'

export interface ReportOptions extends ChangedLedger {
  rounds: number
  /** Before it measures it waits so long at most (s) for other programs to leave the machine alone. */
  quiet: number
}

/**
 * How long the server takes to tell a report of a ledger with a long history, beside what reading the rows alone takes, and what
 * telling one moment from the history takes, of which the report shows some thirty.
 */
export async function benchReport({ rounds, quiet, ...size }: ReportOptions, say: Say): Promise<Result> {
  const { folder, remove } = temporaryFolder()
  try {
    const now = Date.now()
    say(`Storing a ledger of ${size.rows} rows with ${size.changes + size.older} changes …`)
    await storeChangedLedger(folder, size, now)
    const db = connect(path.join(folder, 'luoshi.db'))
    try {
      const rebuilt = await timed(0, () => rebuild(db))
      await untilQuiet(quiet)
      const half = now - 26 * 7 * 86_400_000
      const lines: TimesLine[] = [
        { title: 'a report', ...(await timed(rounds, () => report(db, now))) },
        { title: 'floor: the rows as they are', ...(await timed(rounds, () => rowsNow(db))) },
        { title: 'one moment from the history', ...(await timed(rounds, () => oneMoment(db, half))) },
      ]
      const spans = await count(db)
      return {
        figures: { bench: 'report', ...size, rounds, spans, lines, rebuilt: rebuilt.first },
        table: `${tableOf(lines, timesColumns)}\n${spans} spans, told anew from the history in ${Math.round(rebuilt.first)} ms.`,
      }
    } finally {
      await db.destroy()
    }
  } finally {
    remove()
  }
}

function rebuild(db: Db): Promise<void> {
  return inLedger(db, changedTracker).execute((trx) => rebuildSpans(trx, changedTracker))
}

async function report(db: Db, now: number): Promise<void> {
  const week = new Date(now - 7 * 86_400_000)
  const answer = await readReport(db, changedTracker, { at: week.getTime() }, 'now', now)
  if (answer.outcome !== 'told') throw new Error(`It was not told: ${answer.outcome}.`)
}

async function rowsNow(db: Db): Promise<void> {
  await atOneMoment(db).execute((trx) => presentRows(trx, changedTracker))
}

async function oneMoment(db: Db, at: number): Promise<void> {
  await atOneMoment(db).execute(async (trx) => {
    const tracker = (await trackerRow(trx, changedTracker))!
    await stampedRowsAsOf(trx, tracker, await presentRows(trx, changedTracker), { at, change: null })
  })
}

async function count(db: Db): Promise<number> {
  const { rows } = await sql<{ spans: number }>`SELECT count(*) AS spans FROM item_spans`.execute(db)
  return rows[0]!.spans
}
