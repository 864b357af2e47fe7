import type { Kysely, Transaction } from 'kysely'
import type { Db } from './connect'
import type { Database } from './schema'

/**
 * What a change means for others than who made it (P3). It says where to look, not what is so: whoever hears of it, perhaps
 * late or twice, goes by what is stored. Ids are those of the tables.
 */
export type Signal =
  | { kind: 'session-ended'; session: string }
  /** Their name, role or department, or whether they may sign in. */
  | { kind: 'person-changed'; person: string }
  /** Grants of a ledger. */
  | { kind: 'access-changed'; ledger: string }
  | { kind: 'departments-changed' }
  /** Rows have to follow a department into another (X11). */
  | { kind: 'merge-begun' }
  /** A ledger's title or settings. */
  | { kind: 'ledger-described'; ledger: string }
  /** It was archived or reopened (L7). */
  | { kind: 'ledger-put-away'; ledger: string }
  /** It was taken out of the house. */
  | { kind: 'ledger-removed'; ledger: string }
  | { kind: 'meeting-changed'; ledger: string; meeting: string; version: number }
  /** A ledger reminded of something by itself. */
  | { kind: 'reminded'; ledger: string }
  | { kind: 'comment-added'; ledger: string; item: string }
  | { kind: 'records-changed'; ledger: string }
  | { kind: 'views-shared'; ledger: string }
  | { kind: 'screen-withdrawn'; link: string }

/**
 * Hears of signals by value, at once after their commit. `ids`: their numbers in the outbox, for other processes; none where
 * there can be no others, or they are not stored.
 */
export type SignalListener = (signals: readonly Signal[], ids: readonly number[]) => void

const listenersOf = new WeakMap<Kysely<Database>, Set<SignalListener>>()
const signalsOf = new WeakMap<Kysely<Database>, Signal[]>()

/**
 * To be called by whatever writes what others must hear of, inside its transaction: both are stored, or neither. The same
 * twice is said once. Throws outside of `inHouse` and `inLedger`.
 */
export function signal(trx: Transaction<Database>, said: Signal): void {
  const signals = signalsOf.get(trx)
  if (!signals) throw new Error(`The signal ${said.kind} belongs into inHouse or inLedger.`)
  const text = JSON.stringify(said)
  if (!signals.some((other) => JSON.stringify(other) === text)) signals.push(said)
}

/** Lets a listener hear of what this process signals through this database; gives back what ends that. */
export function onSignals(db: Db, listener: SignalListener): () => void {
  const listeners = listenersOf.get(db) ?? new Set()
  listenersOf.set(db, listeners)
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Tells this process alone: what each finds out by itself, such as a session whose time is up, and what cannot be stored. */
export function signalHere(db: Db, said: Signal): void {
  tellSignals(db, [said], [])
}

/** What is signalled in a transaction; for `transactions.ts` alone, which ends it with `tellSignals`. */
export function signalsIn(trx: Transaction<Database>): readonly Signal[] {
  const signals: Signal[] = []
  signalsOf.set(trx, signals)
  return signals
}

export function tellSignals(db: Db, signals: readonly Signal[], ids: readonly number[]): void {
  if (signals.length > 0) for (const listener of listenersOf.get(db) ?? []) listener(signals, ids)
}
