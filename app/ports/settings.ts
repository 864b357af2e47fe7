import type { WhistleLimits } from '../model/records/whistleLimits'
import type { ReminderPolicy } from '../model/records/reminderPolicy'
import type { ExtensionLeader } from '../model/ledger/light'
import type { Thresholds } from '../model/ledger/thresholds'

/** What a ledger is called, when its lights turn, and who must agree to more time (null: nobody). */
export interface LedgerSettings {
  title: { zh: string; en: string }
  thresholds: Thresholds
  leader: ExtensionLeader | null
  /** How soon who is called by a whistle has to come. */
  limits: WhistleLimits
}

/** `title-taken`: another ledger that they may see is called so. */
export type SettingsOutcome =
  | 'saved'
  | 'not-allowed'
  | 'title-missing'
  | 'title-malformed'
  | 'title-taken'
  | 'bad-threshold'
  | 'bad-policy'
  | 'unknown-leader'
  | 'bad-count'
  | 'bad-limits'

export interface SettingsPort {
  save(settings: LedgerSettings): Promise<SettingsOutcome>
  /** How the ledger reminds by itself. */
  reminders(): Promise<ReminderPolicy>
  saveReminders(policy: ReminderPolicy): Promise<SettingsOutcome>
}
