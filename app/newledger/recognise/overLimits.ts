import { isOwnColumn } from '../../model/ledger/columns'
import { limits } from '../../model/ledger/limits'
import type { NewLedger } from '../../model/ledger/newLedger'
import type { Problem } from './proposal'

export const limitCodes = ['too-many-rows', 'too-many-columns', 'too-many-streams', 'too-many-options'] as const
export type LimitCode = (typeof limitCodes)[number]

/** What a ledger has more of than it may: how many, and where the first is that is too many. */
export interface OverLimit {
  limit: number
  count: number
  /** A line of the file, or the name of a column or a stream. */
  at: string
}

/** Each limit that a ledger from a file goes beyond (D5). `lineOf`: where an item stands in the file. */
export function overLimits({ columns, streams, items }: NewLedger, lineOf: (item: string) => number): Problem[] {
  const own = columns.filter(({ id }) => isOwnColumn(id))
  const over = <One>(code: LimitCode, all: readonly One[], limit: number, nameOf: (first: One) => string): Problem[] =>
    all.length > limit ? [{ code, text: '', over: { limit, count: all.length, at: nameOf(all[limit]!) } }] : []
  return [
    ...over('too-many-rows', items, limits.rows, ({ id }) => String(lineOf(id))),
    ...over('too-many-columns', own, limits.columns, ({ name }) => name),
    ...over('too-many-streams', streams, limits.streams, ({ title }) => title),
    ...own.flatMap(({ name, options }) => over('too-many-options', Object.keys(options), limits.options, () => name)),
  ]
}
