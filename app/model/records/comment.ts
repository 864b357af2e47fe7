import type { ChangedBy } from '../history/history'

export interface CommentRecord {
  id: string
  body: string
  /** Milliseconds since 1970. */
  at: number
  person: ChangedBy
}

/** What a comment may ask the coordinators for: that a closed item be opened again. */
export type CommentRequest = 'reopen'

export const commentOutcomes = ['added', 'empty', 'too-long', 'unknown-item', 'not-allowed', 'already-asked'] as const
/** What became of a comment; the interface has a sentence for each. */
export type CommentOutcome = (typeof commentOutcomes)[number]
