import type * as Y from 'yjs'

const key = Symbol('group')

/**
 * Lets several steps of undo be one to the person, such as an import that is too large for one frame: taking back the last
 * of them takes back the others as well, each after the one before it is saved, and so does doing them again.
 */
export class UndoGroups {
  private open: symbol | null = null
  /** How many steps have been taken back or done again. */
  private steps = 0

  constructor(
    private readonly undo: Y.UndoManager,
    private readonly saved: () => Promise<boolean>,
  ) {
    undo.on('stack-item-added', ({ stackItem }) => {
      // What an undo puts on the other stack belongs to the group of what it took.
      const group = undo.currStackItem ? groupOf(undo.currStackItem) : this.open
      if (group) stackItem.meta.set(key, group)
    })
    undo.on('stack-item-popped', ({ stackItem, type }) => void this.goOn(type, groupOf(stackItem)))
  }

  /** All that `work` writes is one step. */
  async asOne<T>(work: () => Promise<T>): Promise<T> {
    this.open = Symbol()
    try {
      return await work()
    } finally {
      this.open = null
    }
  }

  private async goOn(type: 'undo' | 'redo', group: symbol | undefined): Promise<void> {
    const step = ++this.steps
    const isNext = () => group !== undefined && groupOf((type === 'undo' ? this.undo.undoStack : this.undo.redoStack).at(-1)) === group
    // Unless the person has done something else meanwhile, such as turning back, which then comes first.
    if (isNext() && (await this.saved()) && step === this.steps && isNext()) this.undo[type]()
  }
}

function groupOf(step: { meta: Map<unknown, unknown> } | undefined): symbol | undefined {
  return step?.meta.get(key) as symbol | undefined
}
