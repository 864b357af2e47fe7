/** A view under a name. `query`: as an address has it. */
export interface SavedView {
  id: string
  name: string
  query: string
  /** Everyone's, not only one's own. */
  isShared: boolean
}

export const viewOutcomes = ['saved', 'name-missing', 'too-many', 'too-long', 'not-allowed'] as const
/** What became of a view; the interface has a sentence for each. */
export type ViewOutcome = (typeof viewOutcomes)[number]
