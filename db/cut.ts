import { sql, type Expression, type SqlBool } from 'kysely'

/**
 * A place in a ledger's history. By time (`change` is null): what happened after `at` (ms) comes after it. By number:
 * `change` is the last one before it, and all typing had been ended there; so it is exact, also within a millisecond.
 */
export interface Cut {
  at: number
  change: number | null
}

/** SQL: a row of `changes` comes after the cut. */
export function isAfter({ at, change }: Cut): Expression<SqlBool> {
  return change === null ? sql<SqlBool>`at > ${at}` : sql<SqlBool>`id > ${change}`
}

/** The opposite. Up to a cut there may be years: rows are found by what else is asked of them, not by their numbers. */
export function isUpTo({ at, change }: Cut): Expression<SqlBool> {
  return change === null ? sql<SqlBool>`at <= ${at}` : sql<SqlBool>`id + 0 <= ${change}`
}

/** Typing that is still open comes after a numbered cut, before which all typing ended. */
export function isBurstAfter(burst: { at: number }, { at, change }: Cut): boolean {
  return change !== null || burst.at > at
}

/** SQL: of this tracker. After a numbered cut the changes are found by their numbers, not through all of the ledger's. */
export function ofTracker(tracker: string, { change }: Cut): Expression<SqlBool> {
  return change === null ? sql<SqlBool>`tracker_id = ${tracker}` : sql<SqlBool>`tracker_id || '' = ${tracker}`
}
