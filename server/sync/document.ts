import * as Y from 'yjs'
import { roots } from '#app/model/ledger/ledger'

/** A document from updates in their order, applied as one transaction: some hundred times faster than merging them. */
export function documentFrom(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  roots(doc)
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)))
  return doc
}
