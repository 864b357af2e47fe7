/** That more time was granted for a row (ms), and what its deadline was until then: a date. */
export interface Grant {
  item: string
  from: string
  at: number
}

/** How often more time was granted for a row, and what its deadline was before the first time: a date. */
export interface Extended {
  firstDue: string
  times: number
}

/** What became of deadlines by these grants, up to a moment (ms), by item. */
export function extendedBy(grants: readonly Grant[], until = Infinity): Map<string, Extended> {
  const extended = new Map<string, Extended>()
  // Of two of one moment the later one began where the earlier one ended.
  const inOrder = [...grants].sort((a, b) => a.at - b.at || (a.from < b.from ? -1 : 1))
  for (const { item, from, at } of inOrder) {
    if (at > until) continue
    const known = extended.get(item)
    extended.set(item, { firstDue: known?.firstDue ?? from, times: (known?.times ?? 0) + 1 })
  }
  return extended
}
