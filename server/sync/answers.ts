import type { Department } from '#app/model/ledger/person'
import type { Notice } from '#app/model/live/wire'
import { frameOf, type Frame } from './frame'
import type { Ledger } from './ledger'
import { noticeMessage, step1Message, step2Message } from './messages'
import type { Peer } from './peer'
import type { Presence } from './presence'
import type { Readers } from './readers'

/** `hello`: somebody has come · `who`: who is here? · `drained`: a slow reader has read what it was sent. */
export type Question = { peer: Peer } & (
  { kind: 'hello' } | { kind: 'who' } | { kind: 'drained' } | { kind: 'step1'; vector: Uint8Array }
)

export interface AnswersOptions {
  ledger: Ledger
  readers: Readers
  presence: Presence
  /** As they are now: what a page is told that comes, since it may have been away when they changed. */
  departments: () => Department[]
  /** What is said while nothing can be written (W6); null when all is well. */
  trouble: () => Notice | null
}

/** After the first newcomer has the document, the server builds its own (ms): before anybody has found what to edit. */
const buildAfter = 100

/** Answers what pages ask. To be called when the document is as it is stored, so that it may be told (W1). */
export class Answers {
  private buildTimer: NodeJS.Timeout | null = null

  constructor(private readonly options: AnswersOptions) {}

  /** `early`: they are asked to sync again (G3). */
  answer(questions: readonly (Question | { kind: 'update' })[], early: ReadonlySet<Peer>): void {
    const { ledger, readers, presence } = this.options
    let step1: Frame | undefined
    let whole: Frame | undefined
    // New pages all ask for the same.
    const told = new Map<string, Frame>()
    const once = (key: string, notice: () => Notice): Frame => {
      const known = told.get(key) ?? frameOf(noticeMessage(notice()))
      told.set(key, known)
      return known
    }
    const ask = (peer: Peer) => peer.send((step1 ??= frameOf(step1Message(ledger.stateVector()))))
    const toldWho = new Set<Peer>()
    for (const question of questions) {
      switch (question.kind) {
        case 'update':
          break
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
        case 'step1': {
          const { peer, vector } = question
          if (!readers.asks(peer, vector)) break
          // After a restart everyone asks at once, and new pages all for the same.
          const isNew = vector.length === 1
          peer.send(
            isNew ? (whole ??= frameOf(step2Message(ledger.state()))) : frameOf(step2Message(ledger.since(vector))),
          )
        }
      }
    }
    for (const peer of early) ask(peer)
    if (whole && !ledger.isBuilt) this.buildTimer ??= setTimeout(() => void ledger.build(), buildAfter).unref()
  }

  stop(): void {
    if (this.buildTimer) clearTimeout(this.buildTimer)
  }

  private welcome(peer: Peer, once: (key: string, notice: () => Notice) => Frame): void {
    const { ledger, departments, trouble } = this.options
    const { stampsFrom } = peer
    if (stampsFrom !== null)
      peer.send(once(`stamps ${stampsFrom}`, () => ({ type: 'stamps', stamps: ledger.stampsFrom(stampsFrom) })))
    peer.send(once('departments', () => ({ type: 'departments', departments: departments() })))
    const notice = trouble()
    if (notice) peer.send(once('trouble', () => notice))
  }

  /** A slow reader has read what it was sent: it gets all since then at once (S3). */
  private catchUp(peer: Peer): void {
    const { ledger, readers, presence } = this.options
    const behind = readers.catchUp(peer)
    if (!behind) return
    if (behind.vector) peer.send(frameOf(step2Message(ledger.since(behind.vector))))
    peer.send(presence.all())
    const stamps = ledger.stampsOf(behind.stamped)
    if (peer.wantsAcks && stamps) peer.send(frameOf(noticeMessage({ type: 'stamps', stamps })))
    for (const notice of behind.notices) peer.send(notice)
    if (behind.ack) peer.send(behind.ack)
  }
}
