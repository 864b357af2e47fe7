import type { Mentionable } from '../model/records/mentions'
import type { Meeting } from '../model/meeting/meeting'

/** Who may chair a meeting. */
export interface Chairs {
  /** Who chaired the last one; '' when there was none. */
  last: string
  /** Who chaired before, the latest first, then everybody else who is known. Others chair too. */
  known: string[]
}

export const noChairs: Chairs = { last: '', known: [] }

/** `meetings`: newest first. */
export function chairsOf(meetings: readonly Pick<Meeting, 'chair'>[], people: readonly Mentionable[]): Chairs {
  const before = meetings.map(({ chair }) => chair).filter((chair) => chair !== '')
  const names = people.flatMap(({ kind, names }) => (kind === 'person' ? names : []))
  return { last: before[0] ?? '', known: [...new Set([...before, ...names])] }
}
