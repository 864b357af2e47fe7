import { emptyStream, type Stream } from '../model/ledger/rows'
import type { Report } from '../model/report/report'

export type NamedStream = Report['streams'][number]

/** The streams of a report, which has them in their order, as words for a ledger take them. */
export function streamsInTurn(streams: readonly NamedStream[]): Stream[] {
  return streams.map((stream, i) => ({ ...emptyStream(stream.id), ...stream, order: String(i).padStart(6, '0') }))
}
