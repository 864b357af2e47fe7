/** Parts of an address's query that hooks of their own keep there; all other names are the view's. */
const parts = { changes: ['changes', 'changed-only'] } as const

/** Puts these pairs into the address in place of a part's, or of the view's; the rest of it stays. */
export function putInAddress(part: keyof typeof parts | 'view', pairs: readonly [string, string][]): void {
  const others: readonly string[] = Object.values(parts).flat()
  const isOurs = (name: string) =>
    part === 'view' ? !others.includes(name) : (parts[part] as readonly string[]).includes(name)
  const kept = [...new URLSearchParams(location.search)].filter(([name]) => !isOurs(name))
  const query = new URLSearchParams(part === 'view' ? [...pairs, ...kept] : [...kept, ...pairs]).toString()
  try {
    history.replaceState(history.state, '', query ? `?${query}` : location.pathname)
  } catch {
    // Safari allows it a hundred times in half a minute, which fast typing reaches: the next change is taken over again.
  }
}
