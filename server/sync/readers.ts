import type { Stamp } from '#app/model/ledger/stamp'
import { closeCode, type Notice } from '#app/model/live/wire'
import { ackMessage, noticeMessage } from './messages'
import { frameOf, type Frame } from './frame'
import type { Peer } from './peer'
import type { Outcome } from './windows'

/** What everybody is told at once. */
export interface Broadcast {
  /** One update for all that was stored; nothing when nothing was. */
  update?: { frame: Frame; except: Peer | undefined }
  stamps?: Record<string, Stamp> | null
  presence?: { frame: Frame; except: Peer | undefined }
}

/** What a slow reader has not been sent: all since a state vector (S3). */
interface Behind {
  since: number
  vector: Uint8Array
  /** Items whose stamps changed meanwhile. */
  stamped: Set<string>
  /** What it was not told meanwhile, each once. */
  notices: Map<string, Frame>
}

/**
 * A peer and how many update-carrying messages of it are settled (W4). One that came too early, with a gap before it, is
 * held back with all later ones until the peer's next SyncStep2, which brings it again: nothing is acknowledged before.
 */
interface Seat {
  /** It has asked for the document. Who has a part of it only looks like somebody of another epoch (W9). */
  hasAsked: boolean
  settled: number
  /** More is settled than was acknowledged. */
  isOwed: boolean
  awaitsWhole: boolean
  behind: Behind | null
}

/** A reader that stays behind for so long (ms) is let go (S3). */
const longestBehind = 60_000

/** Who is in a room, and what each of them has been told. */
export class Readers {
  private readonly seats = new Map<Peer, Seat>()

  /** `vector`: of what has been sent, or less. `onDrained`: a slow reader has read what it was sent. */
  constructor(
    private readonly now: () => number,
    private readonly vector: () => Uint8Array,
    private readonly onDrained: (peer: Peer) => void,
  ) {}

  get size(): number {
    return this.seats.size
  }

  peers(): IterableIterator<Peer> {
    return this.seats.keys()
  }

  join(peer: Peer): void {
    this.seats.set(peer, { hasAsked: false, settled: 0, isOwed: false, awaitsWhole: false, behind: null })
  }

  leave(peer: Peer): void {
    this.seats.delete(peer)
  }

  /** W4: counts what is settled, whether it was stored, refused, or changed nothing (G6). */
  settle(outcomes: readonly Outcome[]): void {
    for (const { sent, verdict } of outcomes) {
      const seat = this.seats.get(sent.peer)
      if (!seat || verdict.kind === 'unheard') continue
      seat.settled++
      seat.isOwed = sent.peer.wantsAcks
      if (verdict.kind === 'early') seat.awaitsWhole = true
      else if (sent.isWhole) seat.awaitsWhole = false
    }
  }

  /** Frames that go to many are put together once; each peer gets them, and its acknowledgement, in one write. */
  tell({ update, stamps, presence }: Broadcast): void {
    const stampFrame = stamps ? frameOf(noticeMessage({ type: 'stamps', stamps })) : null
    const bundles = new Map<number, Frame>()
    const bundle = (kinds: number): Frame => {
      let known = bundles.get(kinds)
      if (!known) {
        const frames = [kinds & 1 && update!.frame, kinds & 2 && stampFrame!, kinds & 4 && presence!.frame].filter(
          (frame) => typeof frame !== 'number',
        )
        known = frames.length === 1 ? frames[0]! : Buffer.concat(frames)
        bundles.set(kinds, known)
      }
      return known
    }
    const slow: Seat[] = []
    for (const [peer, seat] of this.seats) {
      if (seat.behind) {
        if (stamps) for (const id of Object.keys(stamps)) seat.behind.stamped.add(id)
        continue
      }
      const kinds =
        (update && seat.hasAsked && update.except !== peer ? 1 : 0) |
        (stampFrame && peer.wantsAcks ? 2 : 0) |
        (presence && presence.except !== peer ? 4 : 0)
      const ack = this.ackFor(seat)
      if (kinds !== 0) peer.send(ack ? Buffer.concat([bundle(kinds), ack]) : bundle(kinds))
      else if (ack) peer.send(ack)
      if (peer.isFull) slow.push(this.fallBehind(peer, seat, emptyVector))
    }
    if (slow.length === 0) return
    const vector = this.vector()
    for (const { behind } of slow) behind!.vector = vector
  }

  /** Tells every open page that asked for notices; who is behind hears it later. */
  notify(notice: Notice): void {
    const key = JSON.stringify(notice)
    const frame = frameOf(noticeMessage(notice))
    for (const [peer, seat] of this.seats) {
      if (!peer.wantsAcks) continue
      if (!seat.behind && peer.isFull) this.fallBehind(peer, seat, this.vector())
      if (!seat.behind) {
        peer.send(frame)
        continue
      }
      // Said again it is the newest: what contradicts it came before.
      seat.behind.notices.delete(key)
      seat.behind.notices.set(key, frame)
    }
  }

  /**
   * Somebody asks for what they lack; from then on they are told updates. False when they are to wait: a slow reader's
   * question is answered when it has read what it was sent, and until then it is behind from `vector` on.
   */
  asks(peer: Peer, vector: Uint8Array): boolean {
    const seat = this.seats.get(peer)
    if (!seat) return false
    seat.hasAsked = true
    if (!seat.behind && !peer.isFull) return true
    if (seat.behind) seat.behind.vector = vector
    else this.fallBehind(peer, seat, vector)
    return false
  }

  /**
   * What a slow reader that has read everything lacks now, its acknowledgement last; null when it is none. It is no longer
   * behind. Without a `vector` it has not asked for the document yet.
   */
  catchUp(peer: Peer): { vector: Uint8Array | null; stamped: Set<string>; notices: Frame[]; ack: Frame | null } | null {
    const seat = this.seats.get(peer)
    const behind = seat?.behind
    if (!behind) return null
    seat.behind = null
    return {
      vector: seat.hasAsked ? behind.vector : null,
      stamped: behind.stamped,
      notices: [...behind.notices.values()],
      ack: this.ackFor(seat),
    }
  }

  /** The acknowledgement that is due to a peer; null when none is. */
  private ackFor(seat: Seat): Frame | null {
    if (!seat.isOwed || seat.awaitsWhole) return null
    seat.isOwed = false
    return frameOf(ackMessage(seat.settled))
  }

  /** Lets go of those who have been behind for too long. They come back and sync. */
  dismissStuck(): void {
    for (const [peer, { behind }] of this.seats) {
      if (behind && this.now() - behind.since > longestBehind) peer.close(closeCode.tryAgainLater, 'too slow')
    }
  }

  private fallBehind(peer: Peer, seat: Seat, vector: Uint8Array): Seat {
    seat.behind = { since: this.now(), vector, stamped: new Set(), notices: new Map() }
    peer.onDrained(() => this.onDrained(peer))
    return seat
  }
}

const emptyVector = new Uint8Array([0])
