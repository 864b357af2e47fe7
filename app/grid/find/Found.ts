import type { Hit } from '../../model/view/find'

const keyOf = (item: string, column: string): string => `${item}/${column}`

/**
 * What one person has found in the grid, and where they are in it. Like the selection it lives beside React: only the
 * cells that stand on the screen hear of it.
 */
export class Found {
  private keys: ReadonlySet<string> = new Set()
  private now = ''
  private listeners = new Set<() => void>()

  set(hits: readonly Hit[], now: Hit | null): void {
    if (hits.length === 0 && this.keys.size === 0) return
    this.keys = new Set(hits.map(({ item, column }) => keyOf(item, column)))
    this.now = now ? keyOf(now.item, now.column) : ''
    for (const listener of this.listeners) listener()
  }

  has(item: string, column: string): boolean {
    // Each cell asks at each painting: what is not looked for costs it no key.
    return this.keys.size > 0 && this.keys.has(keyOf(item, column))
  }

  /** Is it the one at which the person is? */
  isNow(item: string, column: string): boolean {
    return this.now !== '' && this.now === keyOf(item, column)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
