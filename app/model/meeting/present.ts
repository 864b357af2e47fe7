import { coordinates } from '../ledger/person'
import type { Attendee } from './meeting'

/** Who was at a meeting, as minutes name them. */
export interface Present {
  /** The working team. */
  team: Attendee[]
  units: { department: string; people: Attendee[] }[]
  /** Of no department: what they came as is for people to say. */
  others: Attendee[]
}

/** `departments`: ids in the house's order; units follow it. People stand in the order in which they came. */
export function presentAt(attendance: readonly Attendee[], departments: readonly string[]): Present {
  const team = attendance.filter(({ role }) => role !== null && coordinates({ role }))
  const rest = attendance.filter((attendee) => !team.includes(attendee))
  const here = rest.flatMap(({ person }) => person.department ?? [])
  // One that is not in the house any more comes last.
  const units = [...new Set([...departments.filter((id) => here.includes(id)), ...here])]
  return {
    team,
    units: units.map((department) => ({
      department,
      people: rest.filter(({ person }) => person.department === department),
    })),
    others: rest.filter(({ person }) => person.department === null),
  }
}
