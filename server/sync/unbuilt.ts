import { isNothing } from './judging'
import type { Ledger } from './ledger'
import type { Queued } from './queued'

/** Can it not be dealt with by what is stored alone? */
export function needsDocument(message: Queued, ledger: Ledger): boolean {
  switch (message.kind) {
    case 'who':
      return false
    case 'hello':
      return !ledger.isKnownWhole
    case 'step1':
      return message.vector.length > 1 || !ledger.isKnownWhole
    case 'update':
      return !isNothing(message)
    case 'drained':
    case 'edit':
      return true
  }
}

/**
 * What needs the document while it is being built. A large ledger takes its time, and nobody waits for that but whoever edits
 * it: newcomers get it as it is stored, and other ledgers have their turns.
 */
export class Unbuilt {
  private waiting: Queued[] = []
  private building: Promise<void> | null = null

  /** `onBuilt`: with all that has waited, in its order. */
  constructor(
    private readonly ledger: Ledger,
    private readonly onBuilt: (waiting: Queued[]) => void,
    private readonly onBroken: (error: unknown) => void,
  ) {}

  get isEmpty(): boolean {
    return this.waiting.length === 0
  }

  /** True when it waits here now. */
  takes(message: Queued): boolean {
    if (this.ledger.isBuilt ? this.isEmpty : !needsDocument(message, this.ledger)) return false
    this.waiting.push(message)
    this.building ??= this.ledger
      .build()
      .then(() => this.onBuilt(this.takeAll()), this.onBroken)
      .finally(() => (this.building = null))
    return true
  }

  takeAll(): Queued[] {
    return this.waiting.splice(0)
  }

  /** Resolves when nothing waits here any more. */
  async settle(): Promise<void> {
    while (this.building) await this.building
  }
}
