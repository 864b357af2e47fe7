import type { Refusal } from './errors'
import type { LightSettings } from './light'
import type { Department } from './person'
import type { Item, Stream } from './rows'
import type { ColumnRecord } from './schema'

/** A ledger before it exists: what a template, a copy or a file comes to (L6). Its ids are already those that it will have. */
export interface NewLedger {
  title: { zh: string; en: string }
  settings: LightSettings
  columns: readonly ColumnRecord[]
  streams: readonly Stream[]
  items: readonly Item[]
}

/** What is asked for when a ledger is made: it, its id, and the departments that it brings along. */
export interface LedgerWish {
  /** Made by who asks, so that asking twice makes one ledger. */
  id: string
  ledger: NewLedger
  departments: readonly Department[]
}

/**
 * What became of a wish. `refused`: some of it is against the rules, nothing was made. `department-taken`: meanwhile there is
 * one of that name, or two of the new ones have the same.
 */
export type MakingOutcome =
  | { kind: 'made'; id: string }
  | { kind: 'refused'; refusals: Refusal[] }
  | { kind: 'department-taken' | 'bad-department'; name: string }
  | { kind: 'title-taken' | 'id-taken' | 'not-allowed' }
