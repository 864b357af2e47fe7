import type { LightSettings } from './light'

/** A ledger by its name and rules, without its rows. */
export interface Tracker {
  id: string
  title: { zh: string; en: string }
  settings: LightSettings
}
