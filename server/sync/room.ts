import type { Department, Person } from '#app/model/ledger/person'
import type { Tracker } from '#app/model/ledger/tracker'
import { closeCode, type Notice } from '#app/model/live/wire'
import { burstSilence } from '#db/history'
import type { Over } from '#db/stored-ledger'
import { NotSavingError, unlessNotSaving } from '../not-saving'
import { Answers } from './answers'
import { Cursors } from './cursors'
import { frameOf } from './frame'
import type { Hints } from '../hints'
import { Latecomers } from './latecomers'
import { MalformedFrameError, readFrame, updateMessage } from './messages'
import { Neighbours } from './neighbours'
import { overCodes, RoomOverError } from './over'
import { Patience } from './patience'
import { refuse, type Peer } from './peer'
import { Presence } from './presence'
import { Queue } from './queue'
import type { Message, QueuedUpdate } from './queued'
import { Readers } from './readers'
import { Standstill } from './standstill'
import { Turns } from './turns'
import { Upkeep, type UpkeepOptions } from './upkeep'
import { readVector } from './vectors'
import { Windows, type EditOutcome, type EditWork, type Stored } from './windows'

const emptyVector = new Uint8Array([0])

export interface RoomOptions extends UpkeepOptions {
  /** As they are now: what a page is told that comes, since it may have been away when they changed. */
  departments: () => Department[]
  /** The ledger's title and settings, likewise. */
  described: () => Tracker | null
  /** Called when the last peer has left. */
  onEmpty: () => void
  /** Called when somebody has come or gone. */
  onSeen: (person: Person) => void
  /** To other processes. */
  hints: Hints
}

/**
 * One ledger that is open. Frames are queued as they come; a flush takes the queue up to the next edit of the server's
 * own, which is a flush of its own: what becomes of it touches nobody else's work (R2). In this order (W1):
 * take in what other processes committed, judge the updates and commit what is accepted (windows.ts) → refusals → what others
 * committed, to everybody → one write to everybody: the merged update, stamps, presence, and their acknowledgement → answers
 * to SyncStep1. Nothing leaves before the commit, and one flush runs at a time.
 */
export class Room {
  private readonly readers: Readers
  private readonly windows: Windows
  private readonly answers: Answers
  private readonly presence: Presence
  private readonly cursors: Cursors
  /** The same ledger in other processes. */
  private readonly neighbours: Neighbours
  private readonly turns: Turns
  private readonly queue: Queue
  private readonly patience = new Patience()
  private readonly latecomers = new Latecomers<QueuedUpdate>(({ person }) =>
    this.patience.isCostly(person.id, performance.now()),
  )
  private readonly standstill = new Standstill()
  private readonly upkeep: Upkeep
  private sweeping: Promise<void> | null = null
  /** Other processes may have committed something. */
  private hasNews = false
  /** The document has what is neither stored nor told: who falls behind now gets everything. */
  private isAhead = false
  /** It could not go back to what is stored, or what it has is over: no more to be used. */
  isBroken = false

  constructor(private readonly options: RoomOptions) {
    const { ledger, now, hints, tracker } = options
    this.upkeep = new Upkeep(options)
    this.presence = new Presence((client) => ledger.ownerOf(client))
    this.windows = new Windows({ ...options, patience: this.patience }, (client) => this.presence.holderOf(client))
    this.queue = new Queue(
      ledger,
      () => this.turns.schedule(),
      (error) => this.broken(error),
    )
    this.turns = new Turns({
      work: () => this.flush(),
      isWaiting: () => this.isWaiting,
      takeWaited: () => this.windows.takeWaited(),
      onEnd: () => this.cursors.later(),
      onBroken: (error) => this.broken(error),
    })
    this.readers = new Readers(
      now,
      () => (this.isAhead || ledger.isAdrift || !ledger.isKnownWhole ? emptyVector : ledger.stateVector()),
      (peer) => this.queue.push({ kind: 'drained', peer }),
    )
    this.cursors = new Cursors({
      presence: this.presence,
      tell: (broadcast) => this.readers.tell(broadcast),
      tellOthers: (states) => this.neighbours.tellStates(states),
      isTurn: () => this.turns.isRunning || this.isBroken,
    })
    this.neighbours = new Neighbours({
      ...{ hints, tracker },
      onStored: () => this.look(),
      onAsked: () => this.neighbours.tellStates(this.presence.allOwn()),
      onStates: (states) => this.cursors.shown(states),
    })
    this.answers = new Answers({
      ...{ ledger, readers: this.readers, presence: this.presence, patience: this.patience },
      departments: options.departments,
      described: options.described,
      trouble: () => this.standstill.notice,
    })
  }

  get isEmpty(): boolean {
    return this.readers.size === 0
  }

  /** Nobody is here and nothing is under way. */
  get isIdle(): boolean {
    return this.isEmpty && !this.turns.isRunning && !this.isWaiting && this.queue.isIdle && this.standstill.isEmpty
  }

  private get isWaiting(): boolean {
    return !this.queue.isEmpty || !this.latecomers.isEmpty || this.hasNews
  }

  /** False while commits fail (W6). */
  get isSaving(): boolean {
    return !this.standstill.isOn
  }

  join(peer: Peer): void {
    this.readers.join(peer)
    this.queue.push({ kind: 'hello', peer })
    if (!peer.isScreen) this.options.onSeen(peer.person)
  }

  leave(peer: Peer): void {
    this.readers.leave(peer)
    this.presence.leave(peer)
    this.cursors.later()
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
        return this.queue.push({ ...message, peer })
      case 'update':
        return this.queue.push({ ...message, peer })
      case 'awareness':
        this.presence.receive(peer, message.update)
        return this.cursors.later()
      case 'query-awareness':
        return this.queue.push({ kind: 'who', peer })
    }
  }

  /** Who is here, each once. */
  people(): Person[] {
    const here = [...this.readers.peers()].filter(({ isScreen }) => !isScreen).map(({ person }) => person)
    const all = [...this.presence.peopleElsewhere(), ...here]
    return [...new Map(all.map((person) => [person.id, person])).values()]
  }

  /** Another process may have committed something (P3): a hint, or the poll for hints that were lost. */
  look(): void {
    this.hasNews = true
    this.turns.schedule()
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
      const fail = (error: unknown) =>
        reject(error instanceof RoomOverError ? error : new NotSavingError('the room cannot go on', { cause: error }))
      if (this.isBroken) return fail(null)
      const perform = async () => {
        try {
          const result = await this.perform(person, work)
          if (result.kind === 'done') resolve(result.outcome)
          else reject(result.error)
        } catch (error) {
          fail(error)
          throw error
        }
      }
      this.queue.push({ kind: 'edit', perform, fail })
    })
  }

  /** Sends everybody away, who may come back. */
  dismiss(code: number): void {
    for (const peer of this.readers.peers()) peer.close(code, 'the ledger is being kept')
  }

  /** Resolves when all that was received is dealt with. */
  async settle(): Promise<void> {
    await this.queue.settle()
    await this.turns.settle()
  }

  /** Deals with what is left and folds the log. */
  async unload(): Promise<void> {
    await this.settle()
    this.turns.stop()
    this.cursors.stop()
    this.neighbours.stop()
    if (this.isBroken) return
    this.answers.stop()
    await this.upkeep.atUnload(this.presence.peopleElsewhere().length > 0)
    this.options.ledger.destroy()
  }

  /** To be called every few seconds: closes silent typing (H1), and tries whether writing works again (W6). */
  sweep(): Promise<void> {
    this.sweeping ??= this.lookAfter().finally(() => (this.sweeping = null))
    return this.sweeping
  }

  private async lookAfter(): Promise<void> {
    const { ledgerLog, log, tracker, now } = this.options
    this.readers.dismissStuck()
    this.presence.forgetUnheard(performance.now())
    this.cursors.later()
    try {
      await ledgerLog.finishBursts(now() - burstSilence)
      if (this.isBroken) return
      if (!this.isSaving) {
        await this.settle()
        if (this.options.ledger.isAdrift) await this.options.ledger.reload()
        this.tellUntold()
        this.queue.putBack(...this.standstill.takeQuestions())
        await this.upkeep.fold()
        this.savedAgain()
      } else if (!this.turns.isRunning && !this.isWaiting && this.upkeep.isRenewalDue())
        await this.turns.take(() => this.renew())
    } catch (error) {
      log.warn({ err: error, tracker }, 'still cannot write')
    }
    this.look()
  }

  private async flush(): Promise<void> {
    const messages = this.queue.take()
    if ('perform' in messages) return messages.perform()
    const { hasNews } = this
    this.hasNews = false
    const all = messages.filter((message) => message.kind === 'update').filter(({ peer }) => !peer.isEnded)
    if (!this.isSaving)
      for (const message of [...this.latecomers.takeAll(), ...all.splice(0)]) this.standstill.hold(message)
    // Nothing can be answered from a document that nobody knows.
    if (this.options.ledger.isAdrift) return this.setAside(messages)
    const updates = this.latecomers.take(all)
    this.isAhead = true
    const result = await this.windows.takeUpdates(updates, hasNews)
    this.isAhead = false
    if (result.kind === 'over') return void this.end(result.over)
    if (result.kind === 'failed') {
      for (const message of updates) this.standstill.hold(message)
      this.notSaving()
      return this.setAside(messages)
    }
    const { outcomes, rest } = result
    this.readers.settle(outcomes)
    const early = new Set<Peer>()
    for (const { sent, verdict } of outcomes) {
      if (verdict.kind === 'early') early.add(sent.peer)
      else if (verdict.kind === 'refused') refuse(sent.peer, verdict.refusals)
    }
    this.tellUntold()
    this.broadcast(result.kind === 'stored' ? result.stored : null)
    const unanswered = await this.answers.answer(messages, early)
    this.queue.putBack(...this.latecomers.putBack(rest as QueuedUpdate[]), ...unanswered)
    await this.upkeep.foldWhenLong()
  }

  private async perform<T>(
    person: Person,
    work: EditWork<T>,
  ): Promise<{ kind: 'done'; outcome: EditOutcome<T> } | { kind: 'failed'; error: Error }> {
    if (!this.isSaving) return { kind: 'failed', error: new NotSavingError('nothing can be written') }
    // A room hears of changed departments only after they are stored.
    const away = await this.options.ledger.reloadDepartments().catch(unlessNotSaving)
    if (away) return { kind: 'failed', error: new NotSavingError('could not read', { cause: away }) }
    this.isAhead = true
    const result = await this.windows.takeEdit(person, work)
    this.isAhead = false
    if (result.kind === 'over') return { kind: 'failed', error: this.end(result.over) }
    if (this.options.ledger.isAdrift) this.notSaving()
    else this.tellUntold()
    if (result.kind === 'failed') {
      if (result.by === 'work') return result
      this.notSaving()
      return { kind: 'failed', error: new NotSavingError('could not write', { cause: result.error }) }
    }
    if (result.kind === 'stored') this.broadcast(result.stored)
    await this.upkeep.foldWhenLong()
    return { kind: 'done', outcome: result.outcome }
  }

  /** One write to everybody: what was stored, and presence and acknowledgements with it (W2). */
  private broadcast(stored: Stored | null): void {
    if (!stored) return this.readers.tell(this.cursors.take())
    this.upkeep.edited()
    this.neighbours.tellStored()
    const { update, writers, stamps } = stored
    // With one writer, they know it already.
    const except = writers.size === 1 ? [...writers][0] : undefined
    this.readers.tell({
      ...{ update: { frame: frameOf(...updateMessage(update)), except }, stamps },
      ...this.cursors.take(),
    })
  }

  /** An epoch begins: everybody's page starts over with the fresh document (W9). */
  private async renew(): Promise<void> {
    if (!(await this.upkeep.renew())) return
    for (const peer of this.readers.peers()) peer.close(closeCode.startOver, 'another epoch')
  }

  private notSaving(): void {
    this.standstill.begin(this.options.now())
    this.tell(this.standstill.notice!)
    if (!this.options.ledger.isAdrift) this.tellUntold()
  }

  /** Questions wait with the updates beside which they came: at once they are answered where the document is known. */
  private async setAside(messages: readonly Message[]): Promise<void> {
    const questions = messages.filter((message) => message.kind !== 'update')
    if (this.options.ledger.isAdrift) this.standstill.setAside(questions)
    else this.queue.putBack(...(await this.answers.answer(questions, new Set())))
  }

  /** What others committed, or this process without having heard so: whoever wrote it here knows it, and nobody else. */
  private tellUntold(): void {
    const untold = this.options.ledger.takeUntold()
    if (!untold) return
    this.upkeep.edited()
    const { update, stamps } = untold
    this.readers.tell({
      stamps,
      ...(update && { update: { frame: frameOf(...updateMessage(update)), except: undefined } }),
    })
  }

  private savedAgain(): void {
    if (!this.standstill.end()) return
    this.tell({ type: 'saving-again' })
    this.queue.putBack(...this.standstill.takeUpdates())
    if (!this.queue.isEmpty) this.turns.schedule()
  }

  /** Neither written nor read: nobody is served from a document that nobody knows. They reconnect to a fresh room. */
  private broken(error: unknown): void {
    this.options.log.error({ err: error, tracker: this.options.tracker }, 'the room cannot go on')
    this.giveUp(closeCode.tryAgainLater, 'try again later', error)
  }

  /** Another process has put another document in this one's place, or the ledger away: they come back to what there is now. */
  private end(over: Over): RoomOverError {
    const error = new RoomOverError(over)
    this.giveUp(overCodes[over], over, error)
    return error
  }

  private giveUp(code: number, reason: string, error: unknown): void {
    this.isBroken = true
    this.hasNews = false
    for (const message of this.queue.takeAll()) {
      if (message.kind === 'edit') message.fail(error)
    }
    this.standstill.takeUpdates()
    this.latecomers.takeAll()
    for (const peer of this.readers.peers()) peer.close(code, reason)
  }
}
