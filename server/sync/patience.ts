/** What refusing and answering may cost the process for one person (ms), at once and then per second. */
const atOnce = 2_000
const perSecond = 50
/** Who has cost so much of it comes after everybody else. */
const costly = 20

/**
 * A refused update costs what reading and judging it took, and often a rebuilt document; a question costs its answer.
 * Nobody who sends one after the other, by mistake or on purpose, over however many sockets, may take the ledger away
 * from the others (G7, S3). Times are ms.
 */
export class Patience {
  private readonly spent = new Map<string, { cost: number; at: number }>()

  /** Is there patience left to do anything for this person now? */
  isLeftFor(person: string, now: number): boolean {
    return this.owed(person, now) < atOnce
  }

  /** Have they cost so much lately that others come first? */
  isCostly(person: string, now: number): boolean {
    return this.owed(person, now) > costly
  }

  spend(person: string, cost: number, now: number): void {
    this.spent.set(person, { cost: this.owed(person, now) + cost, at: now })
  }

  private owed(person: string, now: number): number {
    const entry = this.spent.get(person)
    if (!entry) return 0
    const left = entry.cost - ((now - entry.at) / 1_000) * perSecond
    if (left <= 0) this.spent.delete(person)
    return Math.max(0, left)
  }
}
