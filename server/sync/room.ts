import type { Logger } from 'pino'
import * as Y from 'yjs'
import type { Refusal } from '#app/model/errors'
import { closeCode, type Notice } from '#app/model/wire'
import { burstSilence } from '#db/history'
import type { LedgerLog } from '#db/log'
import { Batch } from './batch'
import { isStateVector } from './gate'
import type { Ledger } from './ledger'
import {
  ackMessage, MalformedFrameError, noticeMessage, readFrame, refusedMessage, step1Message, step2Message, updateMessage,
} from './messages'
import { frameOf, Pace, type Frame } from './outbox'
import type { Peer } from './peer'
import { Presence } from './presence'

type Question = { peer: Peer } & ({ kind: 'hello' } | { kind: 'step1'; vector: Uint8Array })
interface QueuedUpdate {
  peer: Peer
  kind: 'update'
  update: Uint8Array
  isWhole: boolean
}
type Queued = Question | QueuedUpdate

/** How long cursors wait at most (ms). */
const presenceWindow = 40
/** Bytes of updates that are kept waiting while nothing can be written. */
const mostHeld = 32 * 1024 * 1024

/** A judged message. `awaitsWhole`: what its peer's is from now on; null leaves it. */
interface Done {
  peer: Peer
  awaitsWhole: boolean | null
}

/**
 * How many update-carrying messages of a peer are settled (W4). One that came too early, with a gap before it, is held
 * back with all later ones until the peer's next SyncStep2, which brings it again: nothing is acknowledged before.
 */
interface Settled {
  count: number
  awaitsWhole: boolean
}

export interface RoomOptions {
  tracker: string
  ledger: Ledger
  ledgerLog: LedgerLog
  now: () => number
  log: Logger
  /** Commits after which the log is folded into a snapshot (W9). */
  foldAfter: number
  /** Called when the last peer has left. */
  onEmpty: () => void
}

/**
 * One ledger that is open. Frames are queued as they come; a flush takes the queue, in this order (W1):
 * check and apply each update (ledger.ts) → one commit → one merged frame to everyone else → refusals → acks →
 * answers to SyncStep1 → stamps and presence. Nothing leaves before the commit, and one flush runs at a time.
 */
export class Room {
  private readonly peers = new Map<Peer, Settled>()
  private readonly presence: Presence
  private readonly pace = new Pace()
  private queue: Queued[] = []
  /** Updates that came while nothing could be written: unjudged and unacknowledged (W6). */
  private held: QueuedUpdate[] = []
  private heldBytes = 0
  private running: Promise<void> | null = null
  private cancelTimer: (() => void) | null = null
  private presenceTimer: NodeJS.Timeout | null = null
  private notSavingSince: number | null = null
  /** It could not go back to what is stored: no more to be used. */
  isBroken = false

  constructor(private readonly options: RoomOptions) {
    this.presence = new Presence((client) => options.ledger.ownerOf(client))
  }

  get isEmpty(): boolean {
    return this.peers.size === 0
  }

  /** Nobody is here and nothing is under way. */
  get isIdle(): boolean {
    return this.isEmpty && !this.running && this.queue.length === 0 && this.held.length === 0
  }

  /** False while commits fail (W6). */
  get isSaving(): boolean {
    return this.notSavingSince === null
  }

  join(peer: Peer): void {
    this.peers.set(peer, { count: 0, awaitsWhole: false })
    this.enqueue({ kind: 'hello', peer })
  }

  leave(peer: Peer): void {
    this.peers.delete(peer)
    this.presence.leave(peer)
    this.presenceLater()
    if (this.isEmpty) this.options.onEmpty()
  }

  /** Takes in a frame. Throws MalformedFrameError when it is none of this protocol's. */
  receive(peer: Peer, frame: Uint8Array): void {
    const message = readFrame(frame)
    switch (message.kind) {
      case 'step1':
        if (!isStateVector(message.vector)) throw new MalformedFrameError('bad state vector')
        return this.enqueue({ ...message, peer })
      case 'update':
        return this.enqueue({ ...message, peer })
      case 'awareness':
        return this.receivePresence(peer, message.update)
      case 'query-awareness':
        return peer.send(this.presence.all())
    }
  }

  /** Tells every open page that asked for notices. */
  tell(notice: Notice): void {
    const frame = frameOf(noticeMessage(notice))
    for (const peer of this.peers.keys()) if (peer.wantsAcks) peer.send(frame)
  }

  reloadDepartments(): Promise<void> {
    return this.options.ledger.reloadDepartments()
  }

  /** Resolves when all that was received is dealt with. */
  async settle(): Promise<void> {
    while (this.running || (this.queue.length > 0 && !this.isBroken)) await (this.running ?? this.run())
  }

  /** Deals with what is left and folds the log. */
  async unload(): Promise<void> {
    await this.settle()
    this.cancelTimer?.()
    if (this.presenceTimer) clearTimeout(this.presenceTimer)
    if (this.isBroken) return
    const { ledger, ledgerLog, log, tracker } = this.options
    try {
      await ledgerLog.finishBursts(Infinity)
    } catch (error) {
      log.error({ err: error, tracker }, 'could not close open typing; the next start does')
    }
    if (ledgerLog.tail() > 0) await this.tryFold()
    ledger.doc.destroy()
  }

  /** To be called every few seconds: closes silent typing (H1), and tries whether writing works again (W6). */
  async sweep(): Promise<void> {
    const { ledgerLog, log, tracker, now } = this.options
    try {
      await ledgerLog.finishBursts(now() - burstSilence)
      if (this.isSaving || this.isBroken) return
      await this.settle()
      await this.fold()
      this.savedAgain()
    } catch (error) {
      log.warn({ err: error, tracker }, 'still cannot write')
    }
  }

  private enqueue(message: Queued): void {
    this.queue.push(message)
    this.schedule()
  }

  private receivePresence(peer: Peer, update: Uint8Array): void {
    try {
      this.presence.receive(peer, update)
    } catch (error) {
      throw new MalformedFrameError('bad awareness', { cause: error })
    }
    this.presenceLater()
  }

  /** Cursors may wait a little, so that one frame carries several; an edit's flush takes them along sooner. */
  private presenceLater(): void {
    if (this.presenceTimer || !this.presence.hasNews || this.isBroken) return
    this.presenceTimer = setTimeout(() => {
      this.presenceTimer = null
      if (!this.running) this.sendPresence()
    }, presenceWindow)
  }

  private schedule(): void {
    if (this.running || this.cancelTimer || this.isBroken) return
    const delay = this.pace.delay(performance.now())
    const run = () => void this.run()
    if (delay < 1) {
      const immediate = setImmediate(run)
      this.cancelTimer = () => clearImmediate(immediate)
    } else {
      const timer = setTimeout(run, delay)
      this.cancelTimer = () => clearTimeout(timer)
    }
  }

  private run(): Promise<void> {
    this.cancelTimer?.()
    this.cancelTimer = null
    const start = performance.now()
    this.running = this.flush()
      .catch((error: unknown) => this.broken(error))
      .finally(() => {
        this.pace.worked(start, performance.now())
        this.running = null
        this.presenceLater()
        if (this.queue.length > 0) this.schedule()
      })
    return this.running
  }

  private async flush(): Promise<void> {
    const { ledger, ledgerLog, log, tracker, foldAfter } = this.options
    const messages = this.queue
    this.queue = []
    const batch = new Batch()
    const refused: [Peer, Refusal[]][] = []
    const stale = new Set<Peer>()
    const done: Done[] = []
    for (const message of messages) {
      const { peer } = message
      if (message.kind !== 'update' || peer.isEnded) continue
      if (!this.isSaving) {
        this.hold(message)
        continue
      }
      const { refusals, isStale } = await ledger.take(peer, message.update, batch)
      const isEarly = isStale && !message.isWhole
      done.push({ peer, awaitsWhole: isEarly ? true : message.isWhole ? false : null })
      if (isEarly) stale.add(peer)
      if (refusals.length === 0 || isEarly) continue
      log.warn({ tracker, person: peer.person.id, refusals: refusals.slice(0, 5).map(({ text: _, ...refusal }) => refusal) }, 'update refused')
      refused.push([peer, refusals])
      // Asked again after a SyncStep2, a client would answer with the same for ever.
      if (!message.isWhole && !peer.wantsAcks) stale.add(peer)
    }
    const isStored = batch.isEmpty || (await this.commit(batch))
    if (!isStored) this.notSaving(new Set(done.map(({ peer }) => peer)))
    for (const [peer, refusals] of refused) if (peer.wantsAcks) peer.send(frameOf(refusedMessage({ refusals })))
    if (isStored) this.acknowledge(done)
    this.answer(messages, stale)
    const stamps = isStored ? batch.stamps() : null
    if (stamps) this.tell({ type: 'stamps', stamps })
    this.sendPresence()
    if (ledgerLog.tail() >= foldAfter) await this.tryFold()
  }

  /** Stores the batch and sends it out. False when it could not be stored: then everything is as it was before (W6). */
  private async commit(batch: Batch): Promise<boolean> {
    const { ledger, ledgerLog, log, tracker, now } = this.options
    const commit = batch.commit(now())
    try {
      await ledgerLog.append(commit)
    } catch (error) {
      log.error({ err: error, tracker }, 'could not write; the batch is rolled back')
      await ledger.restore()
      return false
    }
    ledger.stored(batch)
    const except = batch.writers.size === 1 ? [...batch.writers][0] : undefined
    this.broadcast(frameOf(updateMessage(commit.update)), except)
    return true
  }

  private broadcast(frame: Frame, except: Peer | undefined): void {
    for (const peer of this.peers.keys()) if (peer !== except) peer.send(frame)
  }

  /** W4: counts what is settled, whether it was stored, refused, or changed nothing (G6). */
  private acknowledge(done: readonly Done[]): void {
    for (const { peer, awaitsWhole } of done) {
      const settled = this.peers.get(peer)
      if (!settled) continue
      settled.count++
      settled.awaitsWhole = awaitsWhole ?? settled.awaitsWhole
    }
    for (const peer of new Set(done.map((one) => one.peer))) {
      const settled = this.peers.get(peer)
      if (settled && !settled.awaitsWhole && peer.wantsAcks) peer.send(frameOf(ackMessage(settled.count)))
    }
  }

  /** What the document says now is stored; so it may be told (W1). */
  private answer(messages: readonly Queued[], stale: ReadonlySet<Peer>): void {
    const { doc } = this.options.ledger
    let step1: Frame | undefined
    let whole: Frame | undefined
    const ask = (peer: Peer) => peer.send((step1 ??= frameOf(step1Message(Y.encodeStateVector(doc)))))
    for (const message of messages) {
      if (message.kind === 'hello') {
        ask(message.peer)
        message.peer.send(this.presence.all())
        if (!this.isSaving && message.peer.wantsAcks) message.peer.send(frameOf(noticeMessage(this.notSavingNotice())))
      } else if (message.kind === 'step1') {
        // After a restart everyone asks at once, and new pages all for the same.
        const isNew = message.vector.length === 1
        if (isNew) whole ??= frameOf(step2Message(Y.encodeStateAsUpdate(doc)))
        message.peer.send(isNew ? whole! : frameOf(step2Message(Y.encodeStateAsUpdate(doc, message.vector))))
      }
    }
    for (const peer of stale) ask(peer)
  }

  private sendPresence(): void {
    if (!this.presence.hasNews) return
    const { frame, except } = this.presence.takeNews()
    this.broadcast(frame, except)
  }

  /** Never between apply and commit: the document must be exactly what is stored. */
  private fold(): Promise<void> {
    const { ledger, ledgerLog, now } = this.options
    return ledgerLog.fold(Y.encodeStateAsUpdate(ledger.doc), now())
  }

  /** What cannot be folded stays in the log, and nothing is lost. */
  private async tryFold(): Promise<void> {
    const { log, tracker } = this.options
    try {
      await this.fold()
    } catch (error) {
      log.error({ err: error, tracker }, 'could not fold the log; it is kept as it is')
    }
  }

  private notSaving(writers: ReadonlySet<Peer>): void {
    this.notSavingSince = this.options.now()
    this.tell(this.notSavingNotice())
    // On reconnect they send again what was not stored. Even who changed nothing did so beside what is rolled back.
    for (const peer of writers) peer.close(closeCode.tryAgainLater, 'not saved')
  }

  private notSavingNotice(): Notice {
    return { type: 'not-saving', since: this.notSavingSince! }
  }

  /**
   * Keeps an update until writing works again. Trying each would roll back and read everything anew each time, and
   * sending people away makes them come back with it at once: reading would suffer (W6).
   */
  private hold(message: QueuedUpdate): void {
    if (this.heldBytes + message.update.length > mostHeld) return message.peer.close(closeCode.tryAgainLater, 'not saved')
    this.held.push(message)
    this.heldBytes += message.update.length
  }

  private savedAgain(): void {
    if (this.notSavingSince === null) return
    this.notSavingSince = null
    this.tell({ type: 'saving-again' })
    this.queue.unshift(...this.held)
    this.held = []
    this.heldBytes = 0
    if (this.queue.length > 0) this.schedule()
  }

  /** Neither written nor read: nobody is served from a document that nobody knows. They reconnect to a fresh room. */
  private broken(error: unknown): void {
    this.isBroken = true
    this.queue = []
    this.held = []
    this.options.log.error({ err: error, tracker: this.options.tracker }, 'the room cannot go on')
    for (const peer of this.peers.keys()) peer.close(closeCode.tryAgainLater, 'try again later')
  }
}
