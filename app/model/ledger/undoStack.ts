import { takeBack, type Desk } from './edit'
import { differingColumns } from './rows'
import { isRowStep, type PartStep, type Step, type UndoPlan } from './undo'

/** As many steps as anybody remembers having done. */
const depth = 200

/** Steps of one group are one thing to the person, which was too large for one transaction: an import. */
interface Entry {
  step: Step
  group: symbol | null
}

/**
 * What one person did in this page, to be undone and done again. It keeps values, not places in the document, so it
 * outlives a document that was begun anew after a refusal.
 */
export class UndoStack {
  private done: Entry[] = []
  private undone: Entry[] = []
  private group: symbol | null = null
  private session: PartStep[] | null = null
  private listeners = new Set<() => void>()

  /** A desk's `onStep`. */
  record = (step: Step): void => {
    this.undone = []
    if (this.session) for (const row of step) append(this.session, row)
    else this.push(step)
    this.tell()
  }

  /** Until `endSession`, all that is done is one step: the letters typed in a text. */
  beginSession(): void {
    this.endSession()
    this.session = []
  }

  endSession(): void {
    const { session } = this
    this.session = null
    if (!session || session.length === 0) return
    this.push(session)
    this.tell()
  }

  /** All that `work` does is one thing to the person, in as many steps as it has transactions. */
  async asOne<T>(work: () => Promise<T>): Promise<T> {
    this.endSession()
    this.group = Symbol()
    try {
      return await work()
    } finally {
      this.group = null
    }
  }

  /** Takes back what was done since `beginSession`, for good. */
  dropSession(desk: Desk): UndoPlan | null {
    const { session } = this
    this.session = null
    return session && session.length > 0 ? takeBack(desk, session) : null
  }

  get canUndo(): boolean {
    return this.done.length > 0
  }

  get canRedo(): boolean {
    return this.undone.length > 0
  }

  undo(desk: Desk): UndoPlan | null {
    return this.move(desk, this.done, this.undone)
  }

  redo(desk: Desk): UndoPlan | null {
    return this.move(desk, this.undone, this.done)
  }

  /** Is there more of what was just taken back, or done again? Each part goes when the one before it is saved. */
  hasMore(move: 'undo' | 'redo'): boolean {
    const [from, to] = move === 'undo' ? [this.done, this.undone] : [this.undone, this.done]
    const group = to.at(-1)?.group ?? null
    return group !== null && from.at(-1)?.group === group
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private move(desk: Desk, from: Entry[], to: Entry[]): UndoPlan | null {
    this.endSession()
    const entry = from.pop()
    if (!entry) return null
    const plan = takeBack(desk, entry.step)
    if (plan.step.length > 0) to.push({ step: plan.step, group: entry.group })
    this.tell()
    return plan
  }

  private push(step: Step): void {
    this.done.push({ step, group: this.group })
    if (this.done.length > depth) this.done.shift()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}

/** Adds to a session; what goes on where the last left off is one with it, unless somebody else wrote in between. */
function append(session: PartStep[], row: PartStep): void {
  const last = session.at(-1)
  if (!last || !isRowStep(last) || !isRowStep(row)) return void session.push(row)
  const goesOn =
    last.after && row.before && last.after.id === row.before.id && differingColumns(last.after, row.before).length === 0
  if (goesOn) session[session.length - 1] = { before: last.before, after: row.after }
  else session.push(row)
}
