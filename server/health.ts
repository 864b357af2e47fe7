/** How long one answer of the disk counts, in ms: anybody may ask, and each real answer costs a write. */
const freshFor = 1000

/** Tells whether the server can write (N2), asking the disk at most once a second. */
export function createHealth(probe: () => Promise<boolean>, now: () => number): () => Promise<boolean> {
  let last: { at: number; answer: Promise<boolean> } | null = null
  return () => {
    if (last === null || now() - last.at >= freshFor || now() < last.at) last = { at: now(), answer: probe() }
    return last.answer
  }
}
