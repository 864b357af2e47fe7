import { randomInt } from 'node:crypto'
import { documentOf } from '#app/model/ledger/ledger'

/** A document with which an epoch begins (W9): as Yjs encodes it, its state vector, and who wrote all of it. */
export interface FreshDocument {
  state: Uint8Array
  vector: Uint8Array
  author: number
}

/** Its author is a clientID that no page can have by chance, since theirs are below 2^32. */
export function freshDocument(rows: Parameters<typeof documentOf>[0]): FreshDocument {
  const author = randomInt(2 ** 32, 2 ** 47)
  return { author, ...documentOf(rows, author) }
}
