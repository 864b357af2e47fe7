import { parseMoment } from '../model/text/moments'

/** A past moment (ms since 1970), or why what was asked for is none; the words are `history.problem`. */
export type AskedMoment = { at: number; problem: null } | { at: null; problem: 'badDate' | 'future' }

/** Reads the moment of an address's query: what parseMoment knows, and not after `now`. */
export function askedMoment(text: string, timeZone: string, now: number): AskedMoment {
  const at = parseMoment(text, timeZone, now)
  if (at === null) return { at, problem: 'badDate' }
  return at > now ? { at: null, problem: 'future' } : { at, problem: null }
}
