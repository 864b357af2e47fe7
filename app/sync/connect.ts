import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { touchedBy } from '../model/changes'
import { isStoredColumn, type StoredColumn } from '../model/columns'
import type { CellEdit } from '../model/edit'
import type { Refusal } from '../model/errors'
import { readItem } from '../model/ledger'
import { closeCode, messageType, type Notice, type RefusedMessage } from '../model/wire'
import { countingSocket } from './countingSocket'
import { openLocalCopy } from './localCopy'
import { Unsaved } from './unsaved'

export interface ConnectionState {
  phase: 'connecting' | 'online' | 'offline' | 'signed-out' | 'forbidden'
  /** Own edits that the server has not acknowledged. */
  unsaved: number
  /** The document is whole: it may be edited. */
  ready: boolean
  /** The server said that it cannot write at the moment. */
  notSaving: boolean
}

export interface ConnectionEvents {
  onState(state: ConnectionState): void
  onNotice(notice: Notice): void
  /** Something was refused. The document is spent: `rescued` is what else this page had not saved (G7). */
  onRefused(refusals: Refusal[], rescued: CellEdit[]): void
}

export interface LedgerConnection {
  doc: Y.Doc
  provider: WebsocketProvider
  close(): void
}

/**
 * Opens a ledger's document over the stock provider. The saved-state is made of the server's acknowledgements and
 * nothing else (W4).
 */
export function connectLedger(tracker: string, person: string, events: ConnectionEvents): LedgerConnection {
  const doc = new Y.Doc()
  const unsaved = new Unsaved()
  let isClosed = false
  const ownCells = new Map<string, Set<string> | null>()
  const copy = openLocalCopy(tracker, person, doc)
  let state: ConnectionState = { phase: 'connecting', unsaved: 0, ready: false, notSaving: false }
  const change = (next: Partial<ConnectionState>) => {
    state = { ...state, ...next, unsaved: unsaved.count }
    if (state.unsaved === 0) ownCells.clear()
    copy.remember({ edits: state.unsaved, cells: Array.from(ownCells, ([row, columns]) => [row, columns && [...columns]]) })
    events.onState(state)
  }

  const provider = new WebsocketProvider(`${location.origin.replace(/^http/, 'ws')}/ws`, tracker, doc, {
    params: { ack: '1' },
    // Not before this browser's own copy is read: its unsaved edits belong to the first exchange.
    connect: false,
    // Two tabs each have their own connection: what one may do must not depend on the other.
    disableBc: true,
    WebSocketPolyfill: countingSocket(({ count, isWhole }) => unsaved.messageSent(count, isWhole)),
  })
  provider.on('status', ({ status }) => {
    if (status === 'disconnected') unsaved.disconnected()
    if (status !== 'connecting') change({ phase: status === 'connected' ? 'online' : 'offline' })
  })
  provider.on('sync', (isSynced) => isSynced && change({ ready: true }))
  provider.on('connection-error', () => change({ phase: 'offline' }))
  provider.on('closed', ({ code }) => change({ phase: code === closeCode.signedOut ? 'signed-out' : 'forbidden' }))

  // Registered after the provider's own handler, which has put the update on the socket by then.
  const isOwn = (origin: unknown) => origin !== provider && !copy.isOrigin(origin)
  doc.on('update', (_update, origin) => {
    if (!isOwn(origin)) return
    unsaved.edited(provider.wsconnected)
    change({})
  })
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (!isOwn(transaction.origin)) return
    for (const [row, columns] of touchedBy(transaction).items) {
      const known = ownCells.get(row)
      if (columns === null || known === null) ownCells.set(row, null)
      else ownCells.set(row, new Set([...(known ?? []), ...columns]))
    }
  })

  const rescue = (refusals: readonly Refusal[]): CellEdit[] => {
    const refused = new Set(refusals.map(({ item, column }) => `${item}/${column}`))
    return Array.from(ownCells).flatMap(([id, columns]) => {
      const item = readItem(doc, id)
      const isWanted = (column: string): column is StoredColumn => isStoredColumn(column) && !refused.has(`${id}/${column}`)
      return item && columns ? [...columns].filter(isWanted).map((column) => ({ item: id, column, value: item[column] })) : []
    })
  }
  const readJson = (decoder: decoding.Decoder) => JSON.parse(decoding.readVarString(decoder)) as unknown
  provider.messageHandlers[messageType.ack] = (_encoder, decoder) => {
    unsaved.acknowledged(decoding.readVarUint(decoder))
    change({ notSaving: false })
  }
  provider.messageHandlers[messageType.refused] = (_encoder, decoder) => {
    const { refusals } = readJson(decoder) as RefusedMessage
    // Nothing more goes out from this document; what is typed until the next one is there is rescued with the rest.
    const rescued = rescue(refusals)
    provider.disconnect()
    void copy.clear().then(() => events.onRefused(refusals, [...rescued, ...rescue(refusals)]))
  }
  provider.messageHandlers[messageType.notice] = (_encoder, decoder) => {
    const notice = readJson(decoder) as Notice
    if (notice.type === 'not-saving' || notice.type === 'saving-again') change({ notSaving: notice.type === 'not-saving' })
    else events.onNotice(notice)
  }

  void copy.opened.then(({ edits, cells }) => {
    if (isClosed) return
    for (const [row, columns] of cells) ownCells.set(row, columns && new Set(columns))
    for (let i = 0; i < edits; i++) unsaved.edited(false)
    if (edits > 0) change({})
    provider.connect()
  })
  return {
    doc,
    provider,
    close() {
      isClosed = true
      provider.destroy()
      doc.destroy()
    },
  }
}
