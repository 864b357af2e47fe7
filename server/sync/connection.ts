import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Person } from '#app/model/ledger/person'
import { Activity } from './activity'
import type { Viewer } from './admission'
import { FrameBudget } from './budget'
import type { Frame } from './frame'
import type { Peer } from './peer'
import { heartbeat } from './presence'

/** A reader with this much waiting (bytes) gets nothing more until it has read it (S3). */
const full = 1024 * 1024
/** A peer that does not answer a close in this time (ms) is cut off. */
const closeGrace = 1_000

/** One socket of one session. Frames are written to the raw socket, ready as they are, so that all share them. */
export class Connection implements Peer {
  isEnded = false
  private lastSent = 0
  private isAlive = true
  private readonly budget = new FrameBudget(performance.now())
  /** Resolves when the socket is gone. */
  readonly closed: Promise<void>
  private readonly activity: Activity

  constructor(
    readonly viewer: Viewer,
    now: number,
    readonly wantsAcks: boolean,
    readonly stampsFrom: number | null,
    readonly isScreen: boolean,
    private readonly ws: WebSocket,
    private readonly socket: Duplex,
  ) {
    this.activity = new Activity(now)
    this.closed = new Promise((resolve) => ws.once('close', () => resolve()))
    ws.on('pong', () => {
      this.isAlive = true
    })
  }

  get session(): string {
    return this.viewer.id
  }

  get person(): Person {
    return this.viewer.person
  }

  /** The session's last moment has come: nothing more is taken from it (S5). */
  isOver(now: number): boolean {
    return (this.viewer.expiresAt ?? Infinity) <= now
  }

  /** Did the person do something that is to be noted? */
  isActive(frame: Uint8Array, now: number): boolean {
    return !this.isScreen && this.activity.isNew(frame, now)
  }

  get isFull(): boolean {
    return this.socket.writableLength > full
  }

  onDrained(callback: () => void): void {
    this.socket.once('drain', callback)
  }

  send(frame: Frame): void {
    if (this.isEnded || this.ws.readyState !== this.ws.OPEN) return
    this.lastSent = performance.now()
    this.socket.write(frame)
  }

  /** To be called at each frame: whoever sends too many is read more slowly. */
  count(bytes: number): void {
    const wait = this.budget.spend(bytes, performance.now())
    if (wait === 0 || this.ws.isPaused) return
    this.ws.pause()
    setTimeout(() => this.ws.resume(), wait).unref()
  }

  close(code: number, reason: string): void {
    this.isEnded = true
    this.ws.close(code, reason)
    setTimeout(() => this.ws.terminate(), closeGrace).unref()
  }

  /** To be called every `interval` ms: cuts off dead peers, and lets quiet ones hear something (S4). */
  beat(interval: number): void {
    // A slow reader's answer waits behind all that it has not read; the room decides how long (S3).
    if (this.isFull) return
    if (!this.isAlive) return this.ws.terminate()
    this.isAlive = false
    this.ws.ping()
    if (performance.now() - this.lastSent >= interval) this.send(heartbeat)
  }
}
