import type { LightSettings } from '../ledger/light'
import type { LedgerPast } from './past'
import { requestsTable, type RequestPast } from './requestsTable'
import { seriesOf } from './series'
import { standingsOf } from './standing'
import { agesTable, burnUpTable, headlineTable, latenessTable, lightsTable, progressTable } from './standingTables'
import { stepsTaken } from './stepsTaken'
import { stepsTable } from './stepsTable'
import type { ReportTable, TableId } from './table'

/** What a ledger's report says: as of `to`, against `from` (ms). */
export interface Report {
  from: number
  to: number
  /** The streams as of `to`, in order. */
  streams: readonly { id: string; title: string; titleEn: string }[]
  tables: Readonly<Record<TableId, ReportTable>>
}

/**
 * All figures of a ledger as of `to`, and of what happened after `from` (ms). Rows count that carry a status of their own and are
 * in sight at the moment in question; steps and requests, those of rows that are so at `to`.
 */
export function reportOf(
  past: LedgerPast,
  requests: readonly RequestPast[],
  settings: LightSettings,
  from: number,
  to: number,
): Report {
  const at = (moment: number) => standingsOf(past.at(moment), settings, moment)
  const { moments } = seriesOf(past.beganAt, to, settings.timeZone)
  const series = moments.map(at)
  const now = series.at(-1)!
  const seen = new Set(now.all.map(({ item }) => item))
  const steps = stepsTaken(past, from, to).filter(({ item }) => seen.has(item))
  const seenRequests = requests.filter(({ record: { item } }) => item === null || seen.has(item))
  return {
    ...{ from, to, streams: now.streams },
    tables: {
      headline: headlineTable(at(from), now),
      progress: progressTable(now),
      burnUp: burnUpTable(series),
      lateness: latenessTable(now),
      ages: agesTable(now, settings.timeZone),
      steps: stepsTable(steps, to),
      lights: lightsTable(series),
      requests: requestsTable(seenRequests, from, to),
    },
  }
}
