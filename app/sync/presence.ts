import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { PresenceState, PresenceUser } from '../model/wire'

/** Somebody else who has the ledger open, as the server stamped them. */
export interface Peer {
  client: number
  user: PresenceUser
  cell: { item: string; column: string } | null
  editing: boolean
}

export function peersOf(awareness: Awareness): Peer[] {
  const peers: Peer[] = []
  for (const [client, state] of awareness.getStates() as Map<number, PresenceState>) {
    if (client === awareness.clientID || !state.user) continue
    peers.push({ client, user: state.user, cell: state.cell ?? null, editing: state.editing === true })
  }
  return peers.sort((a, b) => a.client - b.client)
}

export function usePeers(awareness: Awareness | null): Peer[] {
  const [peers, setPeers] = useState<Peer[]>([])
  useEffect(() => {
    if (!awareness) return
    const read = () => setPeers(peersOf(awareness))
    read()
    awareness.on('change', read)
    return () => awareness.off('change', read)
  }, [awareness])
  return peers
}

/** Tells the others where this person is; null when nowhere. */
export function announce(awareness: Awareness, cell: { item: string; column: string } | null, editing: boolean): void {
  // The caret in a long text is its editor's to tell.
  awareness.setLocalState({ ...awareness.getLocalState(), cell, editing } satisfies PresenceState)
}
