import * as Y from 'yjs'
import { roots } from '#app/model/ledger/ledger'
import type { Meter } from './meter'

/**
 * A document from updates in their order, applied as one transaction: some hundred times faster than merging them.
 * `meter` counts what that took.
 */
export function documentFrom(updates: readonly Uint8Array[], meter: Meter): Y.Doc {
  const doc = new Y.Doc()
  roots(doc)
  doc.transact((transaction) => meter.run(transaction, () => updates.forEach((update) => Y.applyUpdate(doc, update))))
  return doc
}
