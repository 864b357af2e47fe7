import type { Shown } from '../contracts/meetingState'
import type { Comparison } from '../model/history/comparison'
import type { ScreenLedger } from '../ports/ledgers'

export async function shownOf({ meetings }: Pick<ScreenLedger, 'meetings'>, now: number): Promise<Shown> {
  return { state: await meetings.state(), now }
}

/** What changed since the meeting before, as the one that is on shows it; null when none is. */
export async function changedSinceBase(
  { history }: Pick<ScreenLedger, 'history'>,
  { state, now }: Shown,
): Promise<Comparison | null> {
  if (!state) return null
  const { meeting, at } = state.meeting.base
  const answer = await history.compare(meeting === null ? { at } : { meeting }, 'now', now)
  return answer.outcome === 'compared' ? answer.comparison : null
}
