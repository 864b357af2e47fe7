import type { Peer } from './peer'

/**
 * Updates of those who have cost everybody much lately: one a window, behind what others sent. What one socket sends keeps
 * its order; what two send needs none, since nobody builds on what is not stored (W1).
 */
export class Latecomers<Message extends { peer: Peer }> {
  private waiting: Message[] = []

  constructor(private readonly isCostly: (peer: Peer) => boolean) {}

  get isEmpty(): boolean {
    return this.waiting.length === 0
  }

  /** Of what is next those that are judged now. */
  take(next: readonly Message[]): Message[] {
    const isLate = this.late()
    const now = next.filter(({ peer }) => !isLate(peer))
    this.waiting.push(...next.filter(({ peer }) => isLate(peer)))
    this.waiting = this.waiting.filter(({ peer }) => !peer.isEnded)
    return [...now, ...this.waiting.splice(0, 1)]
  }

  /** What a window had no time for. Returns what does not wait here. */
  putBack(rest: readonly Message[]): Message[] {
    const isLate = this.late()
    this.waiting.unshift(...rest.filter(({ peer }) => isLate(peer)))
    return rest.filter(({ peer }) => !isLate(peer))
  }

  takeAll(): Message[] {
    return this.waiting.splice(0)
  }

  private late(): (peer: Peer) => boolean {
    const known = new Map<Peer, boolean>(this.waiting.map(({ peer }) => [peer, true]))
    return (peer) => {
      const isLate = known.get(peer) ?? this.isCostly(peer)
      known.set(peer, isLate)
      return isLate
    }
  }
}
