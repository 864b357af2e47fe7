import { askedPoint, type AskedOrNot } from '../history/askedPoint'
import { closedMeetings, momentOf, type ClosedMeeting } from '../history/closedMeetings'
import type { reportZh } from '../i18n/report.zh'
import type { ReportAnswer } from '../model/report/reportAnswer'
import type { MemberLedger } from '../ports/ledgers'

const week = 7 * 86_400_000

export interface AskedReport {
  meetings: ClosedMeeting[]
  /** As an address has them (askedPoint). */
  asked: { from: string; to: string }
  /** Null where there is a `problem`, which an answer has the `status` of. */
  told: Extract<ReportAnswer, { outcome: 'told' }> | null
  problem: keyof (typeof reportZh)['problem'] | null
  status: 200 | 400 | 404
}

/**
 * The report that an address asks for: as of `to` (unless given: now) against `from`, which may also be `week`, a week before, and
 * `last-meeting`, the last one before (unless given: that, or a week where there was none).
 */
export async function askedReport(ledger: MemberLedger, query: URLSearchParams, now: number): Promise<AskedReport> {
  const { timeZone } = ledger.tracker.settings
  const meetings = closedMeetings(await ledger.meetings.list())
  const to = query.get('to') ?? 'now'
  const end = askedPoint(to, timeZone, now)
  const endsAt = momentOf(end.point, meetings, now)
  const before = meetings.filter(({ closedAt }) => closedAt < endsAt).sort((a, b) => b.closedAt - a.closedAt)[0]
  const from = query.get('from') ?? (before ? 'last-meeting' : 'week')
  const isWeek = from === 'week' || (from === 'last-meeting' && !before)
  const start: AskedOrNot = isWeek
    ? { point: { at: endsAt - week }, problem: null }
    : askedPoint(from === 'last-meeting' ? `meeting:${before!.id}` : from, timeZone, now)
  const common = { meetings, asked: { from, to }, told: null }
  const problem = start.problem ?? end.problem
  if (problem !== null) return { ...common, problem, status: 400 }
  const answer = await ledger.report.read(start.point!, end.point!, now)
  if (answer.outcome !== 'told') return { ...common, problem: answer.outcome, status: 404 }
  return { ...common, told: answer, problem: null, status: 200 }
}
