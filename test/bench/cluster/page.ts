import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { messageType } from '#app/model/live/wire'
import { FrameSocket } from '../frame-socket'
import type { Destination } from '../ipc'
import { protocolOf, type Protocol } from '../protocol'

/** As the stock provider of y-websocket, which our pages have, comes back after a lost connection (ms). */
const retry = { first: 100, most: 2_500 }
/** More often than any of the servers pings. */
const pongEvery = 4_000

/** A page as servers know it, with a document that outlives its connections, and that comes back when one is lost. */
export class Page {
  readonly doc = new Y.Doc()
  /** Of its own edits. */
  count = 0
  isServed = false
  private socket: FrameSocket | null = null
  private isLeaving = false
  private readonly protocol: Protocol
  private readonly pongs = setInterval(() => this.socket?.pong(), pongEvery)

  constructor(
    private readonly place: Destination,
    private readonly cookie: string,
  ) {
    this.protocol = protocolOf(place.server, place.tracker)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.say((encoder) => syncProtocol.writeUpdate(encoder, update))
    })
    void this.stay()
  }

  edit(row: string): void {
    this.count++
    this.doc.getMap<Y.Map<unknown>>('items').get(row)!.set('owner', `王敏 ${this.count}`)
  }

  /** The count in this row that it knows of. */
  seen(row: string): number {
    const said = this.doc.getMap<Y.Map<unknown>>('items').get(row)?.get('owner') as string | undefined
    return Number(said?.replace(/^王敏 /, '') ?? NaN)
  }

  /** Comes in anew, wherever that leads. */
  reload(): void {
    this.socket?.close()
  }

  leave(): void {
    this.isLeaving = true
    clearInterval(this.pongs)
    this.socket?.close()
  }

  private async stay(): Promise<void> {
    for (let failed = 0; !this.isLeaving;) {
      try {
        const socket = await FrameSocket.open(this.place.url, this.cookie, (frame) => this.hear(frame))
        failed = 0
        this.socket = socket
        this.protocol.greeting.forEach((message) => socket.send(message))
        this.say((encoder) => syncProtocol.writeSyncStep1(encoder, this.doc))
        await socket.closed()
        this.socket = null
        this.isServed = false
      } catch {
        failed++
      }
      await new Promise((resolve) => setTimeout(resolve, Math.min(retry.first * 2 ** failed, retry.most)))
    }
  }

  private hear(frame: Buffer): void {
    // A document may keep what it cannot use yet.
    const decoder = decoding.createDecoder(new Uint8Array(frame))
    decoder.pos = this.protocol.messageAt
    if (decoding.readVarUint(decoder) !== messageType.sync) return
    switch (decoding.readVarUint(decoder)) {
      case syncProtocol.messageYjsSyncStep1: {
        const vector = decoding.readVarUint8Array(decoder).slice()
        return this.say((encoder) => syncProtocol.writeSyncStep2(encoder, this.doc, vector))
      }
      case syncProtocol.messageYjsSyncStep2:
        syncProtocol.readSyncStep2(decoder, this.doc, this)
        this.isServed = true
        return
      default:
        syncProtocol.readUpdate(decoder, this.doc, this)
    }
  }

  private say(write: (encoder: encoding.Encoder) => void): void {
    if (!this.socket) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.sync)
    write(encoder)
    this.socket.send(this.protocol.wrap(encoding.toUint8Array(encoder)))
  }
}
