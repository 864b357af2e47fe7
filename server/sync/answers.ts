import type { Department } from '#app/model/ledger/person'
import type { Tracker } from '#app/model/ledger/tracker'
import { closeCode, type Notice } from '#app/model/live/wire'
import { frameOf, type Frame } from './frame'
import type { Ledger } from './ledger'
import { noticeMessage, step1Message, step2Message } from './messages'
import type { Patience } from './patience'
import type { Peer } from './peer'
import type { Presence } from './presence'
import type { Readers } from './readers'
import { needsDocument } from './unbuilt'

/** `hello`: somebody has come · `who`: who is here? · `drained`: a slow reader has read what it was sent. */
export type Question = { peer: Peer } & (
  { kind: 'hello' } | { kind: 'who' } | { kind: 'drained' } | { kind: 'step1'; vector: Uint8Array }
)

export interface AnswersOptions {
  ledger: Ledger
  readers: Readers
  presence: Presence
  patience: Patience
  /** As they are now: what a page is told that comes, since it may have been away when they changed. */
  departments: () => Department[]
  /** The ledger's title and settings, likewise. */
  described: () => Tracker | null
  /** What is said while nothing can be written (W6); null when all is well. */
  trouble: () => Notice | null
}

/** After the first newcomer has the document, the server builds its own (ms): before anybody has found what to edit. */
const buildAfter = 100
/** So long (ms) questions are answered at a stretch: edits come first. */
const slice = 20

/** Answers what pages ask. To be called when the document is as it is stored, so that it may be told (W1). */
export class Answers {
  private buildTimer: NodeJS.Timeout | null = null

  constructor(private readonly options: AnswersOptions) {}

  /** `early`: they are asked to sync again (G3). Returns the questions that there was no time for. */
  async answer(messages: readonly (Question | { kind: 'update' })[], early: ReadonlySet<Peer>): Promise<Question[]> {
    const { ledger, presence } = this.options
    const questions = messages.filter((message) => message.kind !== 'update')
    if (!ledger.isBuilt && (early.size > 0 || questions.some((question) => needsDocument(question, ledger))))
      await ledger.build()
    // Of what one socket asks for again and again the newest is meant.
    const newest = new Map(
      questions.flatMap((question) => (question.kind === 'step1' ? [[question.peer, question]] : [])),
    )
    const left: Question[] = []
    const since = new Since(this.options)
    let step1: Frame | undefined
    // New pages all ask for the same.
    const told = new Map<string, Frame>()
    const once = (key: string, notice: () => Notice): Frame => {
      const known = told.get(key) ?? frameOf(noticeMessage(notice()))
      told.set(key, known)
      return known
    }
    const ask = (peer: Peer) => peer.send((step1 ??= frameOf(...step1Message(ledger.stateVector()))))
    const toldWho = new Set<Peer>()
    for (const question of questions) {
      switch (question.kind) {
        case 'who':
          // Asked a thousand times at once it is one question.
          if (!toldWho.has(question.peer) && !question.peer.isFull) question.peer.send(presence.all())
          toldWho.add(question.peer)
          break
        case 'hello':
          ask(question.peer)
          question.peer.send(presence.all())
          if (question.peer.wantsAcks) this.welcome(question.peer, once)
          break
        case 'drained':
          this.catchUp(question.peer)
          break
        case 'step1':
          if (newest.get(question.peer) !== question) break
          if (since.took < slice) since.answer(question)
          else left.push(question)
      }
    }
    for (const peer of early) ask(peer)
    if (since.isWholeTold && !ledger.isBuilt)
      this.buildTimer ??= setTimeout(() => void ledger.build().catch(leftToWhoEdits), buildAfter).unref()
    return left
  }

  stop(): void {
    if (this.buildTimer) clearTimeout(this.buildTimer)
  }

  private welcome(peer: Peer, once: (key: string, notice: () => Notice) => Frame): void {
    const { ledger, departments, described, trouble } = this.options
    const { stampsFrom } = peer
    if (stampsFrom !== null)
      peer.send(once(`stamps ${stampsFrom}`, () => ({ type: 'stamps', stamps: ledger.stampsFrom(stampsFrom) })))
    peer.send(once('departments', () => ({ type: 'departments', departments: departments() })))
    const tracker = described()
    if (tracker) peer.send(once('tracker', () => ({ type: 'tracker', tracker })))
    const notice = trouble()
    if (notice) peer.send(once('trouble', () => notice))
  }

  /** A slow reader has read what it was sent: it gets all since then at once (S3). */
  private catchUp(peer: Peer): void {
    const { ledger, readers, presence } = this.options
    const behind = readers.catchUp(peer)
    if (!behind) return
    if (behind.vector) peer.send(frameOf(...step2Message(ledger.since(behind.vector))))
    peer.send(presence.all())
    const stamps = ledger.stampsOf(behind.stamped)
    if (peer.wantsAcks && stamps) peer.send(frameOf(noticeMessage({ type: 'stamps', stamps })))
    for (const notice of behind.notices) peer.send(notice)
    if (behind.ack) peer.send(behind.ack)
  }
}

/** What people lack who have asked: each answer is made once for all who lack the same, and its cost is the first one's. */
class Since {
  private readonly answers = new Map<string, Frame>()
  /** How long that has taken (ms). */
  took = 0

  constructor(private readonly options: AnswersOptions) {}

  /** After a restart everyone asks at once, and new pages all for the same. */
  get isWholeTold(): boolean {
    return this.answers.has(nothing)
  }

  answer({ peer, vector }: { peer: Peer; vector: Uint8Array }): void {
    const { ledger, readers, patience } = this.options
    const start = performance.now()
    if (!patience.isLeftFor(peer.person.id, start)) return peer.close(closeCode.tryAgainLater, 'too much was asked')
    if (!readers.asks(peer, vector)) return
    const key = Buffer.from(vector).toString('latin1')
    const known = this.answers.get(key)
    if (known) return peer.send(known)
    const answer = frameOf(...step2Message(ledger.since(vector)))
    this.answers.set(key, answer)
    peer.send(answer)
    const cost = performance.now() - start
    this.took += cost
    // What newcomers get is stored like that.
    if (key !== nothing) patience.spend(peer.person.id, cost, start)
  }
}

/** A document that cannot be built is told by the first turn that needs it. */
const leftToWhoEdits = () => undefined

const nothing = '\0'
