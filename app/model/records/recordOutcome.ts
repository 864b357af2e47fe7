export const recordOutcomes = [
  'done',
  'not-allowed',
  'unknown-item',
  'unknown-record',
  'unknown-department',
  'has-sub-items',
  'not-in-this-status',
  'no-deadline',
  'already-open',
  'date-not-later',
  'date-past',
  'late-reason-missing',
  'cause-missing',
  'words-missing',
  'bad-link',
  'stale',
  'not-now',
  'not-yours',
  'too-many',
] as const
/** What became of a command about records; the interface has a sentence for each. `stale`: somebody was quicker. */
export type RecordOutcome = (typeof recordOutcomes)[number]
