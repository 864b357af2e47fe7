import * as Y from 'yjs'
import { roots } from '#app/model/ledger/ledger'
import { Breath } from '#db/breath'
import type { Meter } from './meter'
import { piecesOf } from './pieces'

/** Structs that take a millisecond or two. */
const piece = 500

/**
 * A document from updates in their order, a piece at a time, so that nobody waits meanwhile: some hundred times faster than
 * merging them. `meter` counts what that took.
 */
export async function documentFrom(updates: readonly Uint8Array[], meter: Meter): Promise<Y.Doc> {
  const doc = new Y.Doc()
  roots(doc)
  const breath = new Breath()
  for (const update of updates)
    for (const part of piecesOf(update, piece)) {
      if (part) doc.transact((transaction) => meter.run(transaction, () => Y.applyUpdate(doc, part)))
      await breath.take()
    }
  return doc
}
