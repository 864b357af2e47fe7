import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { PresenceState, PresenceUser } from '../model/live/presence'

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

/** Who is in a cell, found without looking through everybody. */
export function peersByCell(peers: readonly Peer[]): (item: string, column: string) => readonly Peer[] {
  const byCell = new Map<string, Peer[]>()
  for (const peer of peers) {
    if (!peer.cell) continue
    const key = `${peer.cell.item}/${peer.cell.column}`
    byCell.set(key, [...(byCell.get(key) ?? []), peer])
  }
  return (item, column) => byCell.get(`${item}/${column}`) ?? nobody
}

const nobody: readonly Peer[] = []

export function usePeers(awareness: Awareness | null): Peer[] {
  const [peers, setPeers] = useState<Peer[]>([])
  useEffect(() => {
    if (!awareness) return
    // One's own moves, and others' carets in a long text, change nothing here.
    const read = () =>
      setPeers((known) => {
        const peers = peersOf(awareness)
        return JSON.stringify(peers) === JSON.stringify(known) ? known : peers
      })
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
