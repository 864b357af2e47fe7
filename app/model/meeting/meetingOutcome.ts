import type { Refusal } from '../ledger/errors'

export const meetingOutcomes = [
  'done',
  'running',
  'not-allowed',
  'no-meeting',
  'unknown-tracker',
  'unknown-item',
  'not-on-agenda',
  'unknown-person',
  'unknown-department',
  'unknown-decision',
  'decided-already',
  'item-missing',
  'chair-missing',
  'text-missing',
  'reason-missing',
  'due-missing',
  'nothing-assigned',
  'too-many',
  'not-one-line',
] as const
/** What became of a command; the interface has a sentence for each. `running`: another meeting is on already. */
export type MeetingOutcome = (typeof meetingOutcomes)[number]

/** The ledger's rules are against the cells of a decision: neither these nor the decision are kept (R2). */
export interface CellsRefused {
  refusals: Refusal[]
}
