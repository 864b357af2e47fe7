import type { GridPreferences } from '../model/view/gridPreferences'

/** How the member has arranged the ledger. */
export interface PreferencesPort {
  read(): Promise<GridPreferences>
  save(preferences: GridPreferences): Promise<void>
}
