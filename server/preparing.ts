import type { Refusal } from '#app/model/ledger/errors'
import type { NewLedger } from '#app/model/ledger/newLedger'
import type { Item } from '#app/model/ledger/rows'
import type { FreshDocument } from '#db/fresh-document'
import { createThread, inParts } from './thread'

/** What the thread is told, in this order; it answers the last. */
export type PreparingPart =
  | { kind: 'order'; ledger: Omit<NewLedger, 'items'>; departments: readonly string[] }
  | { kind: 'rows'; items: readonly Item[] }
  | { kind: 'prepare' }

/** Every reason against a ledger, or the document with which it begins. */
export type Prepared = { kind: 'refused'; refusals: Refusal[] } | { kind: 'fit'; document: FreshDocument }

export interface Preparing {
  /** `departments`: those that there will be (judgeNewLedger). */
  prepare(ledger: NewLedger, departments: Iterable<string>): Promise<Prepared>
  close(): Promise<void>
}

/** Does what can be done of a new ledger before it is stored, in a thread of its own (preparing.worker.ts). */
export function createPreparing(): Preparing {
  const thread = createThread('preparing')
  return {
    prepare: async (ledger, departments) => (await thread.ask(partsOf(ledger, [...departments]))) as Prepared,
    close: () => thread.close(),
  }
}

function* partsOf({ items, ...ledger }: NewLedger, departments: readonly string[]): Generator<PreparingPart> {
  yield { kind: 'order', ledger, departments }
  for (const part of inParts(items)) yield { kind: 'rows', items: part }
  yield { kind: 'prepare' }
}
