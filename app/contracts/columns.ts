import * as z from 'zod/mini'
import { isColumnId, type ColumnId } from '../model/ledger/columns'
import { needs, ownKinds, ownWriters, type ColumnRecord, type Option } from '../model/ledger/schema'
import type { Contract } from './contract'

export const option: Contract<Option> = z.object({
  name: z.string(),
  nameEn: z.string(),
  colour: z.string(),
  order: z.string(),
  isRemoved: z.boolean(),
})

/** What is named like that would be left out without a word, instead of being refused. */
function isPlain(given: unknown): boolean {
  return typeof given === 'object' && given !== null && !Object.hasOwn(given, '__proto__')
}

/** What a ledger says of a column (L2). */
export const columnRecord: Contract<ColumnRecord> = z.object({
  id: z.custom<ColumnId>((value) => typeof value === 'string' && isColumnId(value)),
  name: z.string(),
  nameEn: z.string(),
  order: z.string(),
  isHidden: z.boolean(),
  kind: z.enum(['', ...ownKinds]),
  writers: z.enum(['', ...ownWriters]),
  unit: z.string(),
  help: z.string(),
  neededFor: z.enum(needs),
  isRemoved: z.boolean(),
  options: z.pipe(z.custom<Record<string, unknown>>(isPlain), z.record(z.string(), option)),
})
