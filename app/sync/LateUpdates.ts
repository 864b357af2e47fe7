import * as decoding from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { QuickDecoder } from './QuickDecoder'

type OnUpdate = (update: Uint8Array, origin: unknown) => void

/** y-protocols' SyncStep1, which brings nothing, and SyncStep2, which brings all that the document lacks. */
const [syncStep1, syncStep2] = [0, 1]

/**
 * Who hears of a document's updates, and from when on. Yjs encodes what a transaction changed for whoever listens, and of
 * a page's first transaction that is the whole ledger once more. So nobody does, the stock provider included, until the
 * document holds something; what the server sent first is handed on as it came. Nobody writes into an empty document.
 */
export class LateUpdates {
  private isHeard = false

  /** `onUpdate` comes after the provider's own handler, which has put the update on the socket by then. */
  constructor(
    private readonly doc: Y.Doc,
    private readonly provider: WebsocketProvider,
    private readonly onUpdate: OnUpdate,
  ) {
    doc.off('update', provider._updateHandler)
  }

  /** The document holds all that this browser kept of it, which may be nothing. */
  begin(): void {
    if (this.doc.store.clients.size > 0) this.hear()
  }

  /** A sync message of the server's came, and `takeIn` reads it. */
  came(message: decoding.Decoder, takeIn: () => void): void {
    if (this.isHeard) return takeIn()
    const ahead = decoding.clone(message)
    const type = decoding.readVarUint(ahead)
    if (type === syncStep1) return takeIn()
    // Somebody else's edit may overtake the document: from there on each is heard of by itself.
    if (type !== syncStep2) {
      this.hear()
      return takeIn()
    }
    const { doc, provider } = this
    const whole = decoding.readVarUint8Array(ahead)
    // As the provider does it, but for how it is read.
    Y.applyUpdateV2(doc, whole, provider, QuickDecoder)
    // Before anybody is told that the document is whole, and writes into it.
    this.hear()
    if (doc.store.clients.size > 0) this.onUpdate(whole, provider)
    provider.synced = true
  }

  private hear(): void {
    if (this.isHeard) return
    this.isHeard = true
    this.doc.on('update', this.provider._updateHandler)
    this.doc.on('update', this.onUpdate)
  }
}
