import type { Touched } from '../model/history/changes'
import { leaveOutRefused, type UnsavedWork } from '../model/ledger/carry'
import type { Refusal } from '../model/ledger/errors'
import type { Item } from '../model/ledger/rows'
import { lately } from '../model/live/collisions'
import { latelyNamed } from '../model/live/overtaken'
import type { SentMessage } from './countingSocket'
import { LatelyNamed, type Said } from './LatelyNamed'
import { LatelyWritten } from './LatelyWritten'
import type { Kept } from './localCopy'
import { OwnFieldWork, saidOfColumn, saidOfStream } from './ownFieldWork'
import { OwnWork } from './ownWork'
import { Unsaved } from './unsaved'

/** What was left over from a document that is spent, in which its person may still be working. */
export interface LeftOver {
  edits(): number
  work(): UnsavedWork
}

/** Rows, and what is said of a column and a stream, as they were before a transaction, and as they are. */
interface Rows extends Said {
  before(id: string): Item | undefined
  saidBefore: Said
  now(id: string): Item | null
}

/**
 * What a person did in a document, and which of it the server has acknowledged: how many edits (Unsaved), what they are
 * (OwnWork, OwnFieldWork), which cells and names (LatelyWritten, LatelyNamed), and who waits until nothing is unsaved. The saved-state is made of
 * acknowledgements and nothing else (W4).
 */
export class Acknowledgements {
  readonly written = new LatelyWritten(lately)
  readonly named = new LatelyNamed(latelyNamed)
  private readonly unsaved = new Unsaved()
  private readonly own = new OwnWork()
  private readonly ownColumns = new OwnFieldWork('column')
  private readonly ownStreams = new OwnFieldWork('stream')
  private waiting: ((isSaved: boolean) => void)[] = []

  constructor(private leftOver: LeftOver | null) {}

  /** Unsaved edits. */
  get count(): number {
    return this.unsaved.count + (this.leftOver?.edits() ?? 0)
  }

  get hasLeftOver(): boolean {
    return this.leftOver !== null
  }

  /** All that is unsaved, but for what was refused. */
  work(refused: readonly Refusal[] = []): UnsavedWork {
    return [...(this.leftOver?.work() ?? []), ...leaveOutRefused(this.mine(), refused).work]
  }

  /** What is told of work that was refused. */
  refusals(refused: readonly Refusal[]): Refusal[] {
    return leaveOutRefused(this.mine(), refused).refusals
  }

  /** Forgets what is saved; what the browser is to keep of the rest (W8). */
  settle(): Kept {
    this.own.saved(this.unsaved.saved)
    this.ownColumns.saved(this.unsaved.saved)
    this.ownStreams.saved(this.unsaved.saved)
    this.written.saved(this.unsaved.saved)
    this.named.saved(this.unsaved.saved)
    return { edits: this.count, work: this.work(), isSpent: this.hasLeftOver }
  }

  /** What was kept of an earlier visit in the document itself. */
  adopt({ edits, work }: Kept, at: number): void {
    for (let i = 0; i < edits; i++) this.unsaved.edited()
    this.own.adopt(work, edits)
    this.ownColumns.adopt(work, edits)
    this.ownStreams.adopt(work, edits)
    this.written.adopt(work, edits, at)
  }

  /** What was kept of an earlier visit, of a document that is spent. */
  adoptLeftOver({ edits, work }: Kept): void {
    this.leftOver = { edits: () => edits, work: () => work }
  }

  /** Hands over what was left over, to be done again at once; only the first call has any. */
  takeLeftOver(): UnsavedWork {
    const work = this.leftOver?.work() ?? []
    this.leftOver = null
    return work
  }

  /** A transaction of the person's own is through; its update may be on the socket already. */
  wrote(touched: Touched, { before, now, column, stream, saidBefore }: Rows, at: number): void {
    const edit = this.unsaved.made + 1
    this.own.edited(edit, touched, before, now)
    this.ownColumns.edited(edit, touched, (id) => saidOfColumn(column(id)))
    this.ownStreams.edited(edit, touched, (id) => saidOfStream(stream(id)))
    this.written.edited(edit, touched, now, at)
    this.named.edited(edit, touched, saidBefore, { column, stream }, at)
  }

  /** That transaction changed something. */
  edited(): void {
    this.unsaved.edited()
  }

  othersEdited(touched: Touched, { now, column, stream }: Omit<Rows, 'before' | 'saidBefore'>): void {
    this.own.othersEdited(touched, now)
    this.ownColumns.othersEdited(touched, (id) => saidOfColumn(column(id)))
    this.ownStreams.othersEdited(touched, (id) => saidOfStream(stream(id)))
  }

  sent({ count, isWhole }: SentMessage): void {
    this.unsaved.messageSent(count, isWhole)
  }

  acknowledged(count: number): void {
    this.unsaved.acknowledged(count)
  }

  /** The socket is gone: what was on its way may not have arrived. */
  disconnected(): void {
    this.unsaved.disconnected()
    this.own.waitsAsOne()
  }

  /** Resolves when nothing is unsaved: true; false when that will never be known. */
  saved(): Promise<boolean> {
    return new Promise((resolve) => {
      if (this.count === 0) resolve(true)
      else this.waiting.push(resolve)
    })
  }

  /** Answers those who wait. */
  answer(isSaved: boolean): void {
    const waiting = this.waiting
    this.waiting = []
    for (const resolve of waiting) resolve(isSaved)
  }

  /** Columns and streams first: what is in them is done again after them. */
  private mine(): UnsavedWork {
    return [...this.ownColumns.all(), ...this.ownStreams.all(), ...this.own.all()]
  }
}
