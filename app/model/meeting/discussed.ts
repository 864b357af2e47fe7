import type { EntryState } from './meeting'

/** So long (ms, all in all) an item stands on the meeting's screen until it counts as discussed; less is walking past. */
export const discussedAfter = 10_000

/** How far an entry of an agenda is. */
export interface EntryProgress {
  state: EntryState
  /** How long it stood on the screen (ms). */
  shownFor: number
}

/** When it leaves the screen after `span` (ms). What somebody skipped stays so; a clock that went back counts nothing. */
export function afterShowing({ state, shownFor }: EntryProgress, span: number): EntryProgress {
  const sum = shownFor + Math.max(0, span)
  return { state: state === 'pending' && sum >= discussedAfter ? 'discussed' : state, shownFor: sum }
}

/**
 * When a coordinator marks it. What is said not to have been discussed begins anew; `span` (ms): how long it has stood on
 * the screen by now, which is counted when it leaves; 0 for one that is not on it.
 */
export function afterMark({ shownFor }: EntryProgress, state: EntryState, span: number): EntryProgress {
  return { state, shownFor: state === 'pending' ? -span : shownFor }
}
