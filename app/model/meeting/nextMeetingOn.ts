import { addDays, daysBetween } from '../text/dates'

const week = 7
/** What lies further apart is no rhythm (days). */
const longest = 92

/**
 * When the meeting after this one is to be expected: as long after it as it comes after the one before (null: there was
 * none), else a week. All are dates.
 */
export function nextMeetingOn(heldOn: string, before: string | null): string {
  const days = before === null ? week : daysBetween(before, heldOn)
  return addDays(heldOn, days >= 1 && days <= longest ? days : week)
}
