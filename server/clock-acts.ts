import type { ClockActs } from './scheduler'

/** What is done when something has run out (R3), by the kind of clock: a line a kind. */
export function createClockActs(): ClockActs {
  return {}
}
