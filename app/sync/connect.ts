import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { leaveOutRefused, type UnsavedWork } from '../model/ledger/carry'
import { writesIn } from '../model/ledger/cellWrites'
import { touchedBy, type Touched } from '../model/history/changes'
import { judgeCollision, lately, type Collision } from '../model/live/collisions'
import { isStoredColumn } from '../model/ledger/columns'
import type { Refusal } from '../model/ledger/errors'
import { readItem, type Item } from '../model/ledger/ledger'
import { standingOf, type Person } from '../model/ledger/person'
import type { PresenceState } from '../model/live/presence'
import { closeCode, messageType, protocolVersion, type Notice, type RefusedMessage } from '../model/live/wire'
import { applyPresence } from './applyPresence'
import { countingSocket } from './countingSocket'
import { LatelyWritten } from './LatelyWritten'
import { noLocalCopy, openLocalCopy, type Kept } from './localCopy'
import { OwnWork } from './ownWork'
import { Unsaved } from './unsaved'

export interface ConnectionState {
  phase: 'connecting' | 'online' | 'offline' | 'signed-out' | 'forbidden' | 'outdated'
  /** Own edits that the server has not acknowledged. */
  unsaved: number
  /** The document is whole: it may be edited. */
  ready: boolean
  /** The server said that it cannot write at the moment. */
  notSaving: boolean
  /** This browser keeps what is not saved, so that a reload loses none of it (W8). */
  isKept: boolean
}

/** Nothing is sent or heard any more until somebody signs in, or, where the page is outdated, until it is loaded anew. */
export function isEnded(phase: ConnectionState['phase']): boolean {
  return phase === 'signed-out' || phase === 'forbidden' || phase === 'outdated'
}

export interface ConnectionEvents {
  /** A row as it was before the transaction that is just through. */
  before(id: string): Item | undefined
  /** The newest moment (ms) of which the page has a stamp. */
  stampsFrom(): number
  onState(state: ConnectionState): void
  onNotice(notice: Notice): void
  /** Somebody else wrote into a short cell at the same time as this person. */
  onCollision(collision: Collision): void
  /** The document can never agree with the server's again: something was refused (G7), or another epoch began (W9). */
  onSpent(spent: SpentWork): void
}

/** What a person had not saved in a document that is spent; it grows while they go on working there. */
export interface SpentWork {
  /** What was refused, and is not to be tried again. */
  refusals: Refusal[]
  edits(): number
  work(): UnsavedWork
  onChange(listener: () => void): void
}

export interface LedgerConnection {
  doc: Y.Doc
  provider: WebsocketProvider
  /** Waits until nothing is unsaved; false when that will never be, since the document is spent or closed. */
  saved(): Promise<boolean>
  /** Hands over what was left over from a document that is spent, to be done again on this one at once; only the first call has any. */
  redoLeftOver(redo: (work: UnsavedWork) => void): void
  close(): void
}

/**
 * Opens a ledger's document over the stock provider. The saved-state is made of the server's acknowledgements and
 * nothing else (W4). `spent`: the document before this one, in which the person works until this one is ready.
 * `screen`: the token of a shared screen's link, which reads without a session (G9).
 */
export function connectLedger(
  tracker: string,
  person: Person,
  events: ConnectionEvents,
  spent: SpentWork | null,
  screen: string | null,
): LedgerConnection {
  const doc = new Y.Doc()
  const unsaved = new Unsaved()
  const own = new OwnWork()
  const written = new LatelyWritten(lately)
  const copy = screen === null ? openLocalCopy(tracker, person.id, doc, () => change({ isKept: false })) : noLocalCopy
  const now = (id: string) => readItem(doc, id)
  let isClosed = false
  let isSpent = false
  let tellOfEdit = () => {}
  const waiting: ((isSaved: boolean) => void)[] = []
  let leftOver = spent && { edits: () => spent.edits(), work: () => spent.work() }
  let state: ConnectionState = { phase: 'connecting', unsaved: 0, ready: false, notSaving: false, isKept: true }

  const keep = (): Kept => ({
    edits: unsaved.count + (leftOver?.edits() ?? 0),
    work: [...(leftOver?.work() ?? []), ...own.all()],
    isSpent: leftOver !== null,
  })
  const answer = (isSaved: boolean) => {
    for (const resolve of waiting.splice(0)) resolve(isSaved)
  }
  const saved = () =>
    new Promise<boolean>((resolve) => {
      if (isSpent || isClosed || state.unsaved === 0) resolve(!isSpent && !isClosed)
      else waiting.push(resolve)
    })
  const change = (next: Partial<ConnectionState>) => {
    if (isSpent) return tellOfEdit()
    own.saved(unsaved.saved)
    written.saved(unsaved.saved)
    const record = keep()
    state = { ...state, ...next, unsaved: record.edits }
    copy.remember(record)
    events.onState(state)
    if (state.unsaved === 0) answer(true)
  }
  spent?.onChange(() => change({}))

  const provider = new WebsocketProvider(`${location.origin.replace(/^http/, 'ws')}/ws`, tracker, doc, {
    params: {
      ack: '1',
      version: String(protocolVersion),
      ...(screen === null ? { person: standingOf(person) } : { screen }),
      // Asked at each connecting anew: what was changed in between is not in the document's difference (S1).
      get stamps() {
        return String(events.stampsFrom())
      },
    },
    // Not before this browser's own copy is read: its unsaved edits belong to the first exchange.
    connect: false,
    // Two tabs each have their own connection: what one may do must not depend on the other.
    disableBc: true,
    WebSocketPolyfill: countingSocket(({ count, isWhole }) => unsaved.messageSent(count, isWhole)),
  })
  provider.on('status', ({ status }) => {
    if (status === 'disconnected') {
      unsaved.disconnected()
      own.waitsAsOne()
    }
    if (status !== 'connecting') change({ phase: status === 'connected' ? 'online' : 'offline' })
  })
  provider.on('sync', (isSynced) => isSynced && change({ ready: true }))
  provider.on('connection-error', () => {
    change({ phase: 'offline' })
    void askWhyRefused()
  })
  // A browser without a network knows it long before a silent socket is given up. A server that is heard all the same,
  // on this machine perhaps, is there; otherwise the socket is a new one when the network is back.
  const onOffline = () => change({ phase: 'offline' })
  const onOnline = () => {
    if (!provider.shouldConnect) return
    provider.disconnect()
    provider.connect()
  }
  const heard = () => {
    if (state.phase === 'offline') change({ phase: 'online' })
  }
  const readSync = provider.messageHandlers[messageType.sync]!
  provider.messageHandlers[messageType.sync] = (...message) => {
    heard()
    readSync(...message)
  }
  provider.messageHandlers[messageType.awareness] = (_encoder, decoder) => {
    heard()
    applyPresence(provider.awareness, decoding.readVarUint8Array(decoder), provider)
  }
  addEventListener('offline', onOffline)
  addEventListener('online', onOnline)
  // All that was done without a network goes in one message. Where it is too long for the server, it goes again in parts.
  provider.on('connection-close', (event) => event?.code === closeCode.tooLarge && spend([]))
  provider.on('closed', ({ code }) => {
    if (code === closeCode.startOver) spend([])
    else change({ phase: code === closeCode.signedOut ? 'signed-out' : 'forbidden' })
  })

  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (copy.isOrigin(transaction.origin)) return
    const touched = touchedBy(transaction)
    if (transaction.origin === provider) {
      tellCollisions(transaction, touched)
      own.othersEdited(touched, now)
    } else {
      own.edited(unsaved.made + 1, touched, events.before, now)
      written.edited(unsaved.made + 1, touched, now, Date.now())
    }
  })
  // Comes after `afterTransaction`, and after the provider's own handler, which has put the update on the socket by then.
  doc.on('update', (_update, origin) => {
    if (origin === provider || copy.isOrigin(origin)) return
    unsaved.edited()
    change({})
  })

  /** A browser does not tell why a socket failed. The server does, when it is asked without one (S5). */
  async function askWhyRefused(): Promise<void> {
    const response = await fetch(provider.url.replace(/^ws/, 'http')).catch(() => null)
    const phase = response?.status === 401 ? 'signed-out' : response?.status === 409 ? 'outdated' : null
    if (!phase || isClosed || isSpent || provider.wsconnected) return
    provider.disconnect()
    change({ phase })
  }

  function tellCollisions(transaction: Y.Transaction, { items }: Touched): void {
    const { cell, editing } = (provider.awareness.getLocalState() ?? {}) as PresenceState
    for (const [item, columns] of items) {
      for (const column of columns ?? []) {
        if (!isStoredColumn(column)) continue
        const mine = written.get(item, column)
        const isEditing = editing === true && cell?.item === item && cell.column === column
        const [before, after] = mine || isEditing ? [events.before(item), now(item)] : []
        if (!before || !after) continue
        const meeting = {
          item,
          column,
          before: before[column],
          after: after[column],
          own: mine,
          isEditing,
          writes: writesIn(transaction, item, column),
        }
        const collision = judgeCollision(meeting, Date.now())
        if (collision) events.onCollision(collision)
      }
    }
  }

  function spend(refused: readonly Refusal[]): void {
    if (isSpent || isClosed) return
    isSpent = true
    answer(false)
    provider.disconnect()
    const { refusals } = leaveOutRefused(own.all(), refused)
    const work = () => [...(leftOver?.work() ?? []), ...leaveOutRefused(own.all(), refused).work]
    const edits = () => unsaved.count + (leftOver?.edits() ?? 0)
    void copy.spend({ edits: edits(), work: work(), isSpent: true }).then(() => {
      if (!isClosed) events.onSpent({ refusals, edits, work, onChange: (listener) => (tellOfEdit = listener) })
    })
  }
  const readJson = (decoder: decoding.Decoder) => JSON.parse(decoding.readVarString(decoder)) as unknown
  provider.messageHandlers[messageType.ack] = (_encoder, decoder) => {
    unsaved.acknowledged(decoding.readVarUint(decoder))
    change({ phase: 'online', notSaving: false })
  }
  provider.messageHandlers[messageType.refused] = (_encoder, decoder) => {
    const { refusals } = readJson(decoder) as RefusedMessage
    // Somebody else claims the clientID that this page wrote with, by chance or by design: under another it is the same work.
    spend(refusals.every(({ code }) => code === 'foreign-client') ? [] : refusals)
  }
  provider.messageHandlers[messageType.notice] = (_encoder, decoder) => {
    const notice = readJson(decoder) as Notice
    if (notice.type === 'not-saving' || notice.type === 'saving-again')
      change({ notSaving: notice.type === 'not-saving' })
    else events.onNotice(notice)
  }

  void copy.opened.then((kept) => {
    if (isClosed) return
    if (kept && !kept.isSpent) {
      for (let i = 0; i < kept.edits; i++) unsaved.edited()
      own.adopt(kept.work, kept.edits)
      written.adopt(kept.work, kept.edits, Date.now())
    } else if (kept && !leftOver) {
      const { edits, work } = kept
      leftOver = { edits: () => edits, work: () => work }
      // Copies of two epochs got mixed: neither is of use.
      if (doc.store.clients.size > 0) return spend([])
    }
    if (keep().edits > 0) change({})
    provider.connect()
  })
  return {
    doc,
    provider,
    saved,
    redoLeftOver(redo) {
      const work = leftOver?.work() ?? []
      leftOver = null
      redo(work)
      // Of what is refused at once nothing is sent, and no acknowledgement tells that nothing is unsaved any more.
      change({})
    },
    close() {
      isClosed = true
      removeEventListener('offline', onOffline)
      removeEventListener('online', onOnline)
      answer(false)
      copy.close()
      provider.destroy()
      doc.destroy()
    },
  }
}
