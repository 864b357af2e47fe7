import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { touchedBy } from '#app/model/history/changes'
import { readItem } from '#app/model/ledger/ledger'
import { messageType, type Notice, type RefusedMessage } from '#app/model/live/wire'
import { addedRow, marksOf, type Evidence, type Mark } from './evidence'

interface Promised {
  mark: Mark
  /** Which of this socket's update-carrying messages it went with; null: it waits for a socket. */
  message: number | null
}

/**
 * A page as a server knows it: the stock provider's protocol with `?ack=1`, a document that outlives its sockets, and
 * the count of what is acknowledged (W4). It notes as evidence what the server promised and what it told of others.
 */
export class Client {
  readonly doc = new Y.Doc()
  readonly refused: RefusedMessage[] = []
  readonly notices: Notice['type'][] = []
  isSynced = false
  /** It was served the ledger, by whichever server. */
  hasLedger = false
  closeCode: number | null = null
  private socket: WebSocket | null = null
  private gone: Promise<void> = Promise.resolve()
  private sent = 0
  private promised: Promised[] = []

  constructor(
    private readonly cookie: string,
    private readonly evidence: Evidence,
    /** The number in its own marks: none of a reader. */
    readonly writer = -1,
  ) {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.sendSync((encoder) => syncProtocol.writeUpdate(encoder, update))
    })
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.origin === this) this.see(transaction)
    })
  }

  get waiting(): number {
    return this.promised.length
  }

  /** What keeps it from being done with; null when nothing does. */
  get trouble(): string | null {
    if (this.isSynced && this.waiting === 0) return null
    const who = this.writer < 0 ? 'a reader' : `writer ${this.writer}`
    const state = this.isConnected
      ? this.isSynced
        ? `waits for ${this.waiting}`
        : 'is not synced'
      : `was closed with ${this.closeCode}`
    return [
      who,
      state,
      ...this.refused.map((refused) => `refused ${JSON.stringify(refused)}`),
      ...new Set(this.notices),
    ].join(' ')
  }

  get isConnected(): boolean {
    return this.socket !== null
  }

  /** Connects to `url` (`ws://…/ws/ledger`). A server that is killed meanwhile is no error. */
  connect(url: string): void {
    const socket = new WebSocket(`${url}?ack=1`, { headers: { Cookie: this.cookie } })
    socket.binaryType = 'arraybuffer'
    socket.on('open', () => {
      this.socket = socket
      this.send((encoder) => {
        encoding.writeVarUint(encoder, messageType.sync)
        syncProtocol.writeSyncStep1(encoder, this.doc)
      })
    })
    socket.on('message', (data) => this.receive(new Uint8Array(data as ArrayBuffer)))
    socket.on('error', () => undefined)
    this.gone = new Promise((resolve) => {
      socket.once('close', (code) => {
        this.closeCode = code
        this.socket = null
        this.isSynced = false
        this.sent = 0
        for (const promise of this.promised) promise.message = null
        resolve()
      })
    })
  }

  /** Makes one edit, online or not, and remembers what it leaves. */
  edit(marks: readonly Mark[], change: () => void): void {
    const before = this.sent
    this.doc.transact(change)
    const message = this.sent > before ? this.sent : null
    this.promised.push(...marks.map((mark) => ({ mark, message })))
  }

  /** Resolves when the last of what the server sent has been read and the socket is gone. */
  disconnected(): Promise<void> {
    return this.gone
  }

  close(): Promise<void> {
    this.socket?.close()
    return this.gone
  }

  private receive(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case messageType.sync:
        return this.receiveSync(decoder)
      case messageType.ack:
        return this.acknowledged(decoding.readVarUint(decoder))
      case messageType.refused:
        this.refused.push(JSON.parse(decoding.readVarString(decoder)) as RefusedMessage)
        return
      case messageType.notice:
        this.notices.push((JSON.parse(decoding.readVarString(decoder)) as Notice).type)
    }
  }

  private receiveSync(decoder: decoding.Decoder): void {
    switch (decoding.readVarUint(decoder)) {
      case syncProtocol.messageYjsSyncStep1: {
        const vector = decoding.readVarUint8Array(decoder)
        this.sendSync((encoder) => syncProtocol.writeSyncStep2(encoder, this.doc, vector))
        for (const promise of this.promised) promise.message ??= this.sent
        return
      }
      case syncProtocol.messageYjsSyncStep2:
        syncProtocol.readSyncStep2(decoder, this.doc, this)
        this.isSynced = true
        this.hasLedger = true
        return
      default:
        syncProtocol.readUpdate(decoder, this.doc, this)
    }
  }

  private acknowledged(count: number): void {
    const isKept = ({ message }: Promised) => message !== null && message <= count
    this.promised.filter(isKept).forEach(({ mark }) => this.evidence.acknowledge(mark))
    this.promised = this.promised.filter((promise) => !isKept(promise))
  }

  private see(transaction: Y.Transaction): void {
    for (const [id, columns] of touchedBy(transaction).items) {
      const item = readItem(this.doc, id)
      const added = addedRow.exec(id)
      const marks = item ? marksOf(item, columns) : added ? [{ key: id, writer: Number(added[1]), step: 2 }] : []
      // What it wrote itself may have come nowhere yet.
      for (const mark of marks) if (mark.writer !== this.writer) this.evidence.see(mark)
    }
  }

  private sendSync(write: (encoder: encoding.Encoder) => void): void {
    if (!this.socket) return
    this.sent++
    this.send((encoder) => {
      encoding.writeVarUint(encoder, messageType.sync)
      write(encoder)
    })
  }

  private send(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    write(encoder)
    this.socket?.send(encoding.toUint8Array(encoder))
  }
}
