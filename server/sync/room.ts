import type { Department, Person } from '#app/model/ledger/person'
import { closeCode, type Notice } from '#app/model/live/wire'
import { burstSilence } from '#db/history'
import { NotSavingError } from '../not-saving'
import type { Batch } from './batch'
import { tryEdit, type EditOutcome, type EditWork } from './edit'
import { Held } from './held'
import { Intake, type SentUpdate } from './intake'
import {
  MalformedFrameError,
  noticeMessage,
  readFrame,
  refusedMessage,
  step1Message,
  step2Message,
  updateMessage,
} from './messages'
import { frameOf, Pace, type Frame } from './outbox'
import type { Peer } from './peer'
import { Presence } from './presence'
import { Readers, type News } from './readers'
import { Upkeep, type UpkeepOptions } from './upkeep'
import { readVector } from './vectors'

type Question = { peer: Peer } & (
  { kind: 'hello' } | { kind: 'who' } | { kind: 'drained' } | { kind: 'step1'; vector: Uint8Array }
)
type QueuedUpdate = SentUpdate & { kind: 'update' }
/** Cells that the server writes by itself (R2). `fail`: when it cannot even be tried. */
interface QueuedEdit {
  kind: 'edit'
  perform(): Promise<void>
  fail(error: Error): void
}
type Queued = Question | QueuedUpdate | QueuedEdit

/** How long cursors wait at most (ms). */
const presenceWindow = 40
const emptyVector = new Uint8Array([0])
/** Bytes of updates that are kept waiting while nothing can be written. */
const mostHeld = 32 * 1024 * 1024
/** After the first newcomer has the document, the server builds its own (ms): before anybody has found what to edit. */
const buildAfter = 100

export interface RoomOptions extends UpkeepOptions {
  /** As they are now: what a page is told that comes, since it may have been away when they changed. */
  departments: () => Department[]
  /** Called when the last peer has left. */
  onEmpty: () => void
  /** Called when somebody has come or gone. */
  onSeen: (person: Person) => void
}

/**
 * One ledger that is open. Frames are queued as they come; a flush takes the queue up to the next edit of the server's
 * own, which is a flush of its own: what becomes of it touches nobody else's work (R2). In this order (W1):
 * check and apply the updates (intake.ts, ledger.ts) → one commit → refusals → one write to everybody: the merged update,
 * stamps, presence, and their acknowledgement → answers to SyncStep1. Nothing leaves before the commit, and one flush runs at a time.
 */
export class Room {
  private readonly readers: Readers
  private readonly intake: Intake
  private readonly presence: Presence
  private readonly pace = new Pace()
  private queue: Queued[] = []
  /** Unjudged and unacknowledged (W6). */
  private readonly held = new Held<QueuedUpdate>(mostHeld)
  private readonly upkeep: Upkeep
  private running: Promise<void> | null = null
  /** How long the last flush waited for the disk (ms). */
  private committing = 0
  private cancelTimer: (() => void) | null = null
  private presenceTimer: NodeJS.Timeout | null = null
  private buildTimer: NodeJS.Timeout | null = null
  private notSavingSince: number | null = null
  /** The document has what is neither stored nor told: who falls behind now gets everything. */
  private isAhead = false
  /** It could not go back to what is stored: no more to be used. */
  isBroken = false

  constructor(private readonly options: RoomOptions) {
    const { ledger, now } = options
    this.upkeep = new Upkeep(options)
    this.presence = new Presence((client) => ledger.ownerOf(client))
    this.intake = new Intake(
      ledger,
      (client) => this.presence.holderOf(client),
      options.log.child({ tracker: options.tracker }),
    )
    this.readers = new Readers(
      now,
      () => (this.isAhead ? emptyVector : ledger.stateVector()),
      (peer) => this.enqueue({ kind: 'drained', peer }),
    )
  }

  get isEmpty(): boolean {
    return this.readers.size === 0
  }

  /** Nobody is here and nothing is under way. */
  get isIdle(): boolean {
    return this.isEmpty && !this.running && this.queue.length === 0 && this.held.isEmpty
  }

  /** False while commits fail (W6). */
  get isSaving(): boolean {
    return this.notSavingSince === null
  }

  join(peer: Peer): void {
    this.readers.join(peer)
    this.enqueue({ kind: 'hello', peer })
    if (!peer.isScreen) this.options.onSeen(peer.person)
  }

  leave(peer: Peer): void {
    this.readers.leave(peer)
    this.presence.leave(peer)
    this.presenceLater()
    if (!peer.isScreen) this.options.onSeen(peer.person)
    if (this.isEmpty) this.options.onEmpty()
  }

  /** Takes in a frame. Throws MalformedFrameError when it is none of this protocol's. */
  receive(peer: Peer, frame: Uint8Array): void {
    const message = readFrame(frame)
    switch (message.kind) {
      case 'step1':
        if (!readVector(message.vector)) throw new MalformedFrameError('bad state vector')
        if (!this.options.ledger.isOfThisEpoch(message.vector)) return peer.close(closeCode.startOver, 'another epoch')
        return this.enqueue({ ...message, peer })
      case 'update':
        return this.enqueue({ ...message, peer })
      case 'awareness':
        return this.receivePresence(peer, message.update)
      case 'query-awareness':
        return this.enqueue({ kind: 'who', peer })
    }
  }

  /** Who is here, each once. */
  people(): Person[] {
    const people = Array.from(this.readers.peers(), ({ isScreen, person }) =>
      isScreen ? [] : [[person.id, person] as const],
    ).flat()
    return [...new Map(people).values()]
  }

  /** Tells every open page that asked for notices. */
  tell(notice: Notice): void {
    this.readers.notify(notice)
  }

  reloadDepartments(): Promise<void> {
    return this.options.ledger.reloadDepartments()
  }

  /**
   * Writes cells by itself, with this person's rights, and whatever `work` stores beside them: all of it, or nothing
   * (R2). In its turn among what was received. Rejects with NotSavingError when it cannot be stored, and with whatever
   * `work` throws.
   */
  edit<T>(person: Person, work: EditWork<T>): Promise<EditOutcome<T>> {
    return new Promise((resolve, reject) => {
      if (this.isBroken) return reject(new NotSavingError('the room cannot go on'))
      const perform = async () => {
        try {
          resolve(await this.tryEdit(person, work))
        } catch (error) {
          reject(error as Error)
        }
      }
      this.enqueue({ kind: 'edit', perform, fail: reject })
    })
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
    if (this.buildTimer) clearTimeout(this.buildTimer)
    await this.upkeep.atUnload()
    this.options.ledger.destroy()
  }

  /** To be called every few seconds: closes silent typing (H1), and tries whether writing works again (W6). */
  async sweep(): Promise<void> {
    const { ledgerLog, log, tracker, now } = this.options
    this.readers.dismissStuck()
    try {
      await ledgerLog.finishBursts(now() - burstSilence)
      if (this.isBroken) return
      if (!this.isSaving) {
        await this.settle()
        await this.upkeep.fold()
        this.savedAgain()
      } else if (!this.running && this.queue.length === 0 && this.upkeep.isRenewalDue())
        await this.run(() => this.renew())
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
      if (this.running) this.presenceTimer = null
      else this.readers.tell(this.presenceNews())
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

  /** One thing at a time has the document. */
  private run(work = () => this.flush()): Promise<void> {
    this.cancelTimer?.()
    this.cancelTimer = null
    const start = performance.now()
    this.committing = 0
    this.running = work()
      .catch((error: unknown) => this.broken(error))
      .finally(() => {
        const end = performance.now()
        this.pace.worked(end - start - this.committing, end)
        this.running = null
        this.presenceLater()
        if (this.queue.length > 0) this.schedule()
      })
    return this.running
  }

  private async flush(): Promise<void> {
    const [first] = this.queue
    if (first?.kind === 'edit') {
      this.queue.shift()
      return first.perform()
    }
    const end = this.queue.findIndex(({ kind }) => kind === 'edit')
    const messages = this.queue.splice(0, end < 0 ? this.queue.length : end) as (Question | QueuedUpdate)[]
    const updates = messages.filter((message) => message.kind === 'update').filter(({ peer }) => !peer.isEnded)
    const held = this.isSaving ? [] : updates.splice(0)
    for (const message of held) this.hold(message)
    this.isAhead = true
    const { batch, done, refused, stale } = await this.intake.take(updates)
    const news = batch.isEmpty ? {} : await this.commit(batch)
    this.isAhead = false
    if (news) this.readers.settle(done)
    else this.notSaving(new Set(done.map(({ peer }) => peer)))
    for (const [peer, refusals] of refused) {
      if (peer.wantsAcks) peer.send(frameOf(refusedMessage({ refusals })))
      // It has no way to hear of it, and nothing that it goes on to write can be let in.
      else peer.close(closeCode.startOver, `refused: ${refusals[0]!.code}`)
    }
    this.readers.tell({ ...news, ...this.presenceNews() })
    this.answer(messages, stale)
    await this.upkeep.foldWhenLong()
  }

  private async tryEdit<T>(person: Person, work: EditWork<T>): Promise<EditOutcome<T>> {
    if (!this.isSaving) throw new NotSavingError('nothing can be written')
    const { ledger, log, tracker } = this.options
    // A room hears of changed departments only after they are stored.
    await ledger.reloadDepartments()
    this.isAhead = true
    const tried = await tryEdit(this.options, person, work).catch((error: unknown) => {
      this.broken(error)
      throw new NotSavingError('the room cannot go on', { cause: error })
    })
    this.isAhead = false
    if (tried.kind === 'failed') {
      if (tried.by === 'work') throw tried.error
      log.error({ err: tried.error, tracker }, 'could not write; the edit is rolled back')
      this.notSaving(new Set())
      throw new NotSavingError('could not write', { cause: tried.error })
    }
    if (tried.stored) {
      this.upkeep.edited()
      this.readers.tell({ ...newsOf(tried.stored.batch, tried.stored.commit.update), ...this.presenceNews() })
      await this.upkeep.foldWhenLong()
    }
    return tried.outcome
  }

  /** Stores the batch; what is to be told of it. Null when it could not be stored: then all is as it was before (W6). */
  private async commit(batch: Batch): Promise<News | null> {
    const { ledger, ledgerLog, log, tracker, now } = this.options
    const commit = batch.commit(now())
    const start = performance.now()
    try {
      await ledgerLog.append(commit)
      this.committing = performance.now() - start
    } catch (error) {
      log.error({ err: error, tracker }, 'could not write; the batch is rolled back')
      await ledger.reload()
      return null
    }
    ledger.committed(batch)
    this.upkeep.edited()
    return newsOf(batch, commit.update)
  }

  /** What the document says now is stored; so it may be told (W1). */
  private answer(messages: readonly (Question | QueuedUpdate)[], stale: ReadonlySet<Peer>): void {
    const { ledger } = this.options
    let step1: Frame | undefined
    let whole: Frame | undefined
    let departments: Frame | undefined
    // New pages all ask for the same.
    const stamps = new Map<number, Frame>()
    const ask = (peer: Peer) => peer.send((step1 ??= frameOf(step1Message(ledger.stateVector()))))
    const told = new Set<Peer>()
    for (const message of messages) {
      const { peer } = message
      if (message.kind === 'who') {
        // Asked a thousand times at once it is one question.
        if (!told.has(peer) && !peer.isFull) peer.send(this.presence.all())
        told.add(peer)
      } else if (message.kind === 'hello') {
        ask(peer)
        peer.send(this.presence.all())
        if (peer.wantsAcks && peer.stampsFrom !== null) {
          const frame =
            stamps.get(peer.stampsFrom) ??
            frameOf(noticeMessage({ type: 'stamps', stamps: ledger.stampsFrom(peer.stampsFrom) }))
          stamps.set(peer.stampsFrom, frame)
          peer.send(frame)
        }
        if (peer.wantsAcks)
          peer.send(
            (departments ??= frameOf(noticeMessage({ type: 'departments', departments: this.options.departments() }))),
          )
        if (!this.isSaving && peer.wantsAcks) peer.send(frameOf(noticeMessage(this.notSavingNotice())))
      } else if (message.kind === 'drained') this.catchUp(peer)
      else if (message.kind === 'step1' && this.readers.asks(peer, message.vector)) {
        // After a restart everyone asks at once, and new pages all for the same.
        const isNew = message.vector.length === 1
        peer.send(
          isNew
            ? (whole ??= frameOf(step2Message(ledger.state())))
            : frameOf(step2Message(ledger.since(message.vector))),
        )
      }
    }
    for (const peer of stale) ask(peer)
    if (whole && !ledger.isBuilt) this.buildTimer ??= setTimeout(() => ledger.build(), buildAfter).unref()
  }

  /** A slow reader has read what it was sent: it gets all since then at once (S3). */
  private catchUp(peer: Peer): void {
    const { ledger } = this.options
    const behind = this.readers.catchUp(peer)
    if (!behind) return
    if (behind.vector) peer.send(frameOf(step2Message(ledger.since(behind.vector))))
    peer.send(this.presence.all())
    const stamps = ledger.stampsOf(behind.stamped)
    if (peer.wantsAcks && stamps) peer.send(frameOf(noticeMessage({ type: 'stamps', stamps })))
    for (const notice of behind.notices) peer.send(notice)
    if (behind.ack) peer.send(behind.ack)
  }

  private presenceNews(): News {
    if (this.presenceTimer) clearTimeout(this.presenceTimer)
    this.presenceTimer = null
    return this.presence.hasNews ? { presence: this.presence.takeNews() } : {}
  }

  /** An epoch begins: everybody's page starts over with the fresh document (W9). */
  private async renew(): Promise<void> {
    if (!(await this.upkeep.renew())) return
    for (const peer of this.readers.peers()) peer.close(closeCode.startOver, 'another epoch')
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
   * sending people away makes them come back with it at once: reading would suffer (W6). What is kept for long is a copy,
   * not a part of what the socket has read.
   */
  private hold(message: QueuedUpdate): void {
    if (!this.held.keep({ ...message, update: message.update.slice() }))
      message.peer.close(closeCode.tryAgainLater, 'not saved')
  }

  private savedAgain(): void {
    if (this.notSavingSince === null) return
    this.notSavingSince = null
    this.tell({ type: 'saving-again' })
    this.queue.unshift(...this.held.takeAll())
    if (this.queue.length > 0) this.schedule()
  }

  /** Neither written nor read: nobody is served from a document that nobody knows. They reconnect to a fresh room. */
  private broken(error: unknown): void {
    this.isBroken = true
    for (const message of this.queue.splice(0)) {
      if (message.kind === 'edit') message.fail(new NotSavingError('the room cannot go on'))
    }
    this.held.takeAll()
    this.options.log.error({ err: error, tracker: this.options.tracker }, 'the room cannot go on')
    for (const peer of this.readers.peers()) peer.close(closeCode.tryAgainLater, 'try again later')
  }
}

/** What is told of a batch that is stored. With one writer, they know it already (W2). */
function newsOf(batch: Batch, update: Uint8Array): News {
  const except = batch.writers.size === 1 ? [...batch.writers][0] : undefined
  return { update: { frame: frameOf(updateMessage(update)), except }, stamps: batch.stamps() }
}
