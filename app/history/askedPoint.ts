import type { AskedPoint } from '../model/history/comparisonAnswer'
import { askedMoment } from './askedMoment'

/** A moment to compare, or why what was asked for is none. */
export type AskedOrNot = { point: AskedPoint; problem: null } | { point: null; problem: 'bad-moment' | 'future' }

/**
 * Reads `from` or `to` of an address: `now`, `last-meeting`, `meeting:` with the id of a closed one, or a moment as
 * askedMoment reads it.
 */
export function askedPoint(text: string, timeZone: string, now: number): AskedOrNot {
  if (text === 'now' || text === 'last-meeting') return { point: text, problem: null }
  if (text.startsWith('meeting:')) return { point: { meeting: text.slice('meeting:'.length) }, problem: null }
  const { at, problem } = askedMoment(text, timeZone, now)
  if (problem === 'future') return { point: null, problem }
  return at === null ? { point: null, problem: 'bad-moment' } : { point: { at }, problem: null }
}

/** The moment that an open meeting compares the ledger with, as an address has it. */
export function pointOfBase(base: { meeting: string | null; at: number }): string {
  return base.meeting === null ? new Date(base.at).toISOString() : `meeting:${base.meeting}`
}
