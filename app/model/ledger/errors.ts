/** Why something was not let in. The interface has one sentence for each code in each language. */
export const refusalCodes = [
  'read-only',
  'archived',
  'computed',
  'structure-only',
  'not-your-item',
  'lead-only',
  'coordinator-only',
  'has-sub-items',
  'submitted',
  'closed',
  'row-gone',
  'no-such-move',
  'needs-owner',
  'needs-progress',
  'needs-evidence',
  'needs-file',
  'needs-reason',
  'needs-cell',
  'too-long',
  'too-many-rows',
  'too-many-columns',
  'too-many-options',
  'too-many-streams',
  'name-taken',
  'bad-value',
  'bad-date',
  'bad-number',
  'bad-flag',
  'bad-link',
  'sheet-error',
  'cell-picture',
  'unknown-department',
  'unknown-status',
  'unknown-option',
  'unknown-column',
  'hidden-column',
  'unknown-stream',
  'removed-stream',
  'bad-place',
  'malformed',
  'gap',
  'foreign-client',
  'too-large',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** Where it was to be written there is nothing to be seen any more, such as a mark that it was not. */
export const outOfSight: ReadonlySet<RefusalCode> = new Set([
  'unknown-column',
  'hidden-column',
  'removed-stream',
  'row-gone',
])

/** One refused cell, or a whole refused update when `item` is absent. `text` is what would have been written (G7). */
export interface Refusal {
  code: RefusalCode
  item?: string
  column?: string
  text?: string
}
