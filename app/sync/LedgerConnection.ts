import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { touchedBy } from '../model/history/changes'
import type { UnsavedWork } from '../model/ledger/carry'
import type { Refusal } from '../model/ledger/errors'
import { readColumn, readItem, readStream } from '../model/ledger/ledger'
import type { Item } from '../model/ledger/rows'
import type { Collision } from '../model/live/collisions'
import type { Overtaken } from '../model/live/overtaken'
import type { PresenceState } from '../model/live/presence'
import type { Notice } from '../model/live/wire'
import { Acknowledgements, type LeftOver } from './Acknowledgements'
import { afterClose, type WhyRefused } from './closeReasons'
import { collisionsIn } from './collisionsIn'
import { firstState, type ConnectionState } from './connectionState'
import type { SentMessage } from './countingSocket'
import type { Said } from './LatelyNamed'
import { LateUpdates } from './LateUpdates'
import type { Kept, LocalCopy } from './localCopy'
import { hearServer } from './serverMessages'

export interface ConnectionEvents {
  /** A row as it was before the transaction that is just through. */
  before(id: string): Item | undefined
  /** What was said of columns and streams then. */
  saidBefore: Said
  onState(state: ConnectionState): void
  onNotice(notice: Notice): void
  /** Somebody else wrote into a short cell at the same time as this person. */
  onCollision(collision: Collision): void
  /** Somebody else gave something another name than this person just did. */
  onOvertaken(overtaken: Overtaken): void
  /** The server lets the person in as something else than the page was made for (L1). */
  onOtherRights(): void
  /** The document can never agree with the server's again: something was refused (G7), or another epoch began (W9). */
  onSpent(spent: SpentWork): void
}

/** What a person had not saved in a document that is spent; it grows while they go on working there. */
export interface SpentWork extends LeftOver {
  /** What was refused, and is not to be tried again. */
  refusals: Refusal[]
  onChange(listener: () => void): void
}

/** What a connection stands on: a browser's own, or a test's. */
export interface Ground {
  openCopy(doc: Y.Doc, onLost: () => void): LocalCopy
  /** Not connected yet. */
  openProvider(doc: Y.Doc, onSent: (message: SentMessage) => void): WebsocketProvider
  watchNetwork(onLost: () => void, onBack: () => void): () => void
  whyRefused(socketUrl: string): Promise<WhyRefused | null>
}

type Stage =
  /** This browser's own copy is being read: its unsaved edits belong to the first exchange. */
  | { is: 'connecting' }
  /** What is written here goes to the server, now or when it is reached. */
  | { is: 'live' }
  /** Its person may go on in the document until the next one is ready; all that they do is done again there. */
  | { is: 'spent'; onEdit: () => void }
  | { is: 'closed' }

/** A ledger's document, on its way to and from the server over the stock provider. */
export class LedgerConnection {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  private stage: Stage = { is: 'connecting' }
  private state = firstState
  private isBeingRemoved = false
  private readonly edits: Acknowledgements
  private readonly copy: LocalCopy
  private readonly updates: LateUpdates
  private readonly unwatchNetwork: () => void
  private readonly now = (id: string) => readItem(this.doc, id)
  private readonly column = (id: string) => readColumn(this.doc, id)
  private readonly stream = (id: string) => readStream(this.doc, id)

  /** Waits until nothing is unsaved; false when that will never be, since the document is spent or closed. */
  readonly saved = (): Promise<boolean> => (this.isInUse() ? this.edits.saved() : Promise.resolve(false))

  /** `spent`: the document before this one, in which the person works until this one is ready. */
  constructor(
    private readonly ground: Ground,
    private readonly events: ConnectionEvents,
    spent: SpentWork | null,
  ) {
    this.edits = new Acknowledgements(spent)
    this.copy = ground.openCopy(this.doc, () => this.change({ isKept: false }))
    this.provider = ground.openProvider(this.doc, (message) => this.edits.sent(message))
    this.unwatchNetwork = ground.watchNetwork(
      // A browser without a network knows it long before a silent socket is given up. A server that is heard all the
      // same, on this machine perhaps, is there; otherwise the socket is a new one when the network is back.
      () => this.change({ phase: 'offline' }),
      () => this.reconnect(),
    )
    this.updates = new LateUpdates(this.doc, this.provider, (update, origin) => this.updated(update, origin))
    spent?.onChange(() => this.change({}))
    this.listenToSocket()
    this.listenToServer()
    this.listenToDocument()
    void this.copy.opened.then((kept) => this.begin(kept))
  }

  /** Hands over what was left over from a document that is spent, to be done again on this one at once. */
  redoLeftOver(redo: (work: UnsavedWork) => void): void {
    redo(this.edits.takeLeftOver())
    // Of what is refused at once nothing is sent, and no acknowledgement tells that nothing is unsaved any more.
    this.change({})
  }

  /** The server cannot write at the moment, or can again. */
  setNotSaving(notSaving: boolean): void {
    this.change({ notSaving })
  }

  /** Gives way to a document for what its person has become; their unsaved work is done again there, as far as they may. */
  giveWay(): void {
    this.spend([])
  }

  /** What was done here and no server has: to be shown where it can be saved no more. */
  unsavedWork(): UnsavedWork {
    return this.edits.work()
  }

  close(): void {
    this.stage = { is: 'closed' }
    this.unwatchNetwork()
    this.edits.answer(false)
    this.copy.close()
    this.provider.destroy()
    this.doc.destroy()
  }

  private begin(kept: Kept | null): void {
    if (this.stage.is !== 'connecting') return
    this.stage = { is: 'live' }
    if (kept && !kept.isSpent) this.edits.adopt(kept, Date.now())
    else if (kept && !this.edits.hasLeftOver) {
      this.edits.adoptLeftOver(kept)
      // Copies of two epochs got mixed: neither is of use.
      if (this.doc.store.clients.size > 0) return this.spend([])
    }
    if (this.edits.count > 0) this.change({})
    this.updates.begin()
    this.provider.connect()
  }

  private listenToSocket(): void {
    const { provider } = this
    provider.on('status', ({ status }) => {
      if (status === 'disconnected') this.edits.disconnected()
      if (status === 'connected') this.isBeingRemoved = false
      if (status !== 'connecting') this.change({ phase: status === 'connected' ? 'online' : 'offline' })
    })
    provider.on('sync', (isSynced) => {
      if (isSynced) this.change({ ready: true })
    })
    provider.on('connection-error', () => {
      this.change({ phase: 'offline' })
      void this.askWhyRefused()
    })
    provider.on('connection-close', (event) => {
      if (event && afterClose(event.code) === 'start-over') this.spend([])
    })
    // The provider tries no more.
    provider.on('closed', ({ code }) => {
      const why = afterClose(code)
      if (why === 'signed-out' || why === 'outdated') this.change({ phase: why })
      this.isBeingRemoved = why === 'removed'
      // What they may do has changed, or the ledger goes. As what they are let in by now, if at all, is told to who comes again.
      if (why === 'forbidden' || why === 'removed') provider.connect()
    })
  }

  private listenToServer(): void {
    hearServer(this.provider, {
      heard: () => {
        if (this.state.phase === 'offline') this.change({ phase: 'online' })
      },
      sync: (message, takeIn) => this.updates.came(message, takeIn),
      acknowledged: (count) => {
        this.edits.acknowledged(count)
        this.change({ phase: 'online', notSaving: false })
      },
      // Somebody else claims the clientID that this page wrote with, by chance or by design: under another it is the
      // same work.
      refused: (refusals) => this.spend(refusals.every(({ code }) => code === 'foreign-client') ? [] : refusals),
      notice: (notice) => this.events.onNotice(notice),
    })
  }

  private listenToDocument(): void {
    const { doc, provider, edits, copy, now, column, stream } = this
    const { before, saidBefore } = this.events
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (copy.isOrigin(transaction.origin)) return
      const touched = touchedBy(transaction)
      if (transaction.origin !== provider)
        return edits.wrote(touched, { before, saidBefore, now, column, stream }, Date.now())
      const presence = (provider.awareness.getLocalState() ?? {}) as PresenceState
      const met = { written: edits.written, presence, before, now, at: Date.now() }
      for (const collision of collisionsIn(transaction, touched, met)) this.events.onCollision(collision)
      const overtaken = edits.named.overtaken(transaction, touched, { column, stream }, Date.now())
      for (const name of overtaken) this.events.onOvertaken(name)
      edits.othersEdited(touched, { now, column, stream })
    })
  }

  /** Comes after `afterTransaction`. */
  private updated(update: Uint8Array, origin: unknown): void {
    if (this.copy.isOrigin(origin)) return
    this.copy.add(update)
    if (origin === this.provider) return
    this.edits.edited()
    this.change({})
  }

  private change(next: Partial<ConnectionState>): void {
    if (this.stage.is === 'spent') this.stage.onEdit()
    if (!this.isInUse()) return
    const kept = this.edits.settle()
    this.state = { ...this.state, ...next, unsaved: kept.edits }
    this.copy.remember(kept)
    this.events.onState(this.state)
    if (kept.edits === 0) this.edits.answer(true)
  }

  private spend(refused: readonly Refusal[]): void {
    if (!this.isInUse()) return
    const spent: Stage = { is: 'spent', onEdit: () => {} }
    this.stage = spent
    const { edits } = this
    edits.answer(false)
    this.provider.disconnect()
    const refusals = edits.refusals(refused)
    const left: LeftOver = { edits: () => edits.count, work: () => edits.work(refused) }
    void this.copy.spend({ edits: left.edits(), work: left.work(), isSpent: true }).then(() => {
      if (this.stage === spent)
        this.events.onSpent({ ...left, refusals, onChange: (listener) => (spent.onEdit = listener) })
    })
  }

  /** After the browser had no network. */
  private reconnect(): void {
    if (!this.provider.shouldConnect) return
    this.provider.disconnect()
    this.provider.connect()
  }

  private async askWhyRefused(): Promise<void> {
    const why = await this.ground.whyRefused(this.provider.url)
    if (!why || !this.isInUse() || this.provider.wsconnected) return
    // The provider goes on trying, so that this is told again as long as nobody makes the page anew.
    if (why === 'other-rights') return void this.events.onOtherRights()
    this.provider.disconnect()
    this.change({ phase: why === 'no-access' && this.isBeingRemoved ? 'removed' : why })
  }

  private isInUse(): boolean {
    return this.stage.is === 'connecting' || this.stage.is === 'live'
  }
}
