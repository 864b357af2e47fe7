import type { LightSettings } from './light'

/** A ledger by its name and rules, without its rows. */
export interface Tracker {
  id: string
  /** `en` is the Chinese one where a ledger has none in English. */
  title: { zh: string; en: string }
  settings: LightSettings
  /** Since when it is read-only for everybody (ms, L7); nothing while it is at work. */
  archivedAt?: number
}
