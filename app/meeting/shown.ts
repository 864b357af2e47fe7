import type { AppContext } from '../context'
import type { Comparison } from '../model/comparison'
import type { MeetingState } from '../model/meeting'

/** What a page shows of the meeting that is on; `comparison`: what changed since its base, null when no meeting is on. */
export interface Shown {
  state: MeetingState | null
  comparison: Comparison | null
  now: number
}

export interface ScreenAnswer extends Shown {
  tracker: string
}

/** What a link's screen shows; null when the link shows nothing (any more). */
export async function screenAnswer(context: AppContext, token: string): Promise<ScreenAnswer | null> {
  const link = await context.screens.open(token)
  return link && { tracker: link.tracker, ...(await shownOf(context, link.tracker)) }
}

/** The meeting of a ledger, with what changed since the one before. */
export async function shownOf({ meetings, ledgers, now }: AppContext, tracker: string): Promise<Shown> {
  const [state, at] = [await meetings.state(tracker), now()]
  if (!state) return { state, comparison: null, now: at }
  const { meeting, at: moment } = state.meeting.base
  const answer = await ledgers.compare(tracker, meeting === null ? { at: moment } : { meeting }, 'now', at)
  return { state, comparison: answer.outcome === 'compared' ? answer.comparison : null, now: at }
}
