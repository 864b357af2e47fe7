import type { LightSettings } from './light'
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
