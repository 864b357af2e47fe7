import type { Awareness } from 'y-protocols/awareness'
import type { Presenting } from '../model/presenting'
import type { PresenceState } from '../model/wire'

/** Tells followers where this page's person looks and what they type; null: nothing any more. */
export function announcePresenting(awareness: Awareness, presenting: Presenting | null): void {
  awareness.setLocalState({ ...awareness.getLocalState(), meeting: presenting } satisfies PresenceState)
}

/**
 * What the presenter tells; null when nothing. `isHere`: some page of theirs is connected, so that followers know when it
 * is not. Of several pages the one that presents is heard; one's own page is passed over.
 */
export function presentingOf(awareness: Awareness, presenter: string): { isHere: boolean; presenting: Presenting | null } {
  const states = [...(awareness.getStates() as Map<number, PresenceState>)]
  const theirs = states.filter(([client, { user }]) => client !== awareness.clientID && user?.id === presenter)
  return { isHere: theirs.length > 0, presenting: theirs.find(([, { meeting }]) => meeting)?.[1].meeting ?? null }
}
