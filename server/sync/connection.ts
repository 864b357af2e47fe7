import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Person } from '#app/model/person'
import { closeCode } from '#app/model/wire'
import type { Frame } from './outbox'
import type { Peer } from './peer'
import { heartbeat } from './presence'

/** A reader that has this much waiting (bytes) is let go; it reconnects and gets one diff instead (S3). */
const mostWaiting = 16 * 1024 * 1024
/** A peer that does not answer a close in this time (ms) is cut off. */
const closeGrace = 1_000

/** One socket of one session. Frames are written to the raw socket, ready as they are, so that all share them. */
export class Connection implements Peer {
  isEnded = false
  private isCorked = false
  private lastSent = 0
  private isAlive = true
  /** Resolves when the socket is gone. */
  readonly closed: Promise<void>

  constructor(
    readonly session: string,
    readonly person: Person,
    readonly wantsAcks: boolean,
    private readonly ws: WebSocket,
    private readonly socket: Duplex,
  ) {
    this.closed = new Promise((resolve) => ws.once('close', () => resolve()))
    ws.on('pong', () => {
      this.isAlive = true
    })
  }

  send(frame: Frame): void {
    if (this.isEnded || this.ws.readyState !== this.ws.OPEN) return
    if (this.socket.writableLength > mostWaiting) return this.close(closeCode.tryAgainLater, 'too slow')
    if (!this.isCorked) {
      // What one flush sends to one socket leaves in one write.
      this.isCorked = true
      this.socket.cork()
      queueMicrotask(() => {
        this.isCorked = false
        this.socket.uncork()
      })
    }
    this.lastSent = performance.now()
    this.socket.write(frame)
  }

  close(code: number, reason: string): void {
    this.isEnded = true
    this.ws.close(code, reason)
    setTimeout(() => this.ws.terminate(), closeGrace).unref()
  }

  /** To be called every `interval` ms: cuts off dead peers, and lets quiet ones hear something (S4). */
  beat(interval: number): void {
    if (!this.isAlive) return this.ws.terminate()
    this.isAlive = false
    this.ws.ping()
    if (performance.now() - this.lastSent >= interval) this.send(heartbeat)
  }
}
