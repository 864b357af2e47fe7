import { useState } from 'react'
import type { DraftDecision } from '../../model/meeting/presenting'

/** Decisions that are being written here, one an item at most (null: of no item). Who leads elsewhere finds theirs again. */
export interface Drafts {
  of(item: string | null): DraftDecision | null
  put(draft: DraftDecision): void
  drop(item: string | null): void
  /** Those with words that nobody has recorded. */
  unrecorded: readonly DraftDecision[]
}

export function useDrafts(): Drafts {
  const [drafts, setDrafts] = useState<ReadonlyMap<string | null, DraftDecision>>(new Map())
  return {
    of: (item) => drafts.get(item) ?? null,
    put: (draft) => setDrafts((known) => new Map(known).set(draft.item, draft)),
    drop: (item) => setDrafts((known) => new Map([...known].filter(([key]) => key !== item))),
    unrecorded: [...drafts.values()].filter(({ text }) => text.trim() !== ''),
  }
}
