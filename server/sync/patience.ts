/** What taking back refused updates may cost the process for one person (ms), at once and then per second. */
const atOnce = 2_000
const perSecond = 50

/**
 * A refused update costs a rebuilt document. Nobody who sends one after the other, by mistake or on purpose, may take
 * the ledger away from the others (G7). Times are ms.
 */
export class Patience {
  private readonly spent = new Map<string, { cost: number; at: number }>()

  /** Is there patience left to judge this person's updates now? */
  isLeftFor(person: string, now: number): boolean {
    const entry = this.spent.get(person)
    if (!entry) return true
    const cost = entry.cost - ((now - entry.at) / 1_000) * perSecond
    if (cost <= 0) this.spent.delete(person)
    return cost < atOnce
  }

  spend(person: string, cost: number, now: number): void {
    const entry = this.spent.get(person)
    const left = entry ? Math.max(0, entry.cost - ((now - entry.at) / 1_000) * perSecond) : 0
    this.spent.set(person, { cost: left + cost, at: now })
  }
}
