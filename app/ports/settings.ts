import type { ReminderPolicy } from '../model/records/reminderPolicy'
import type { Thresholds } from '../model/ledger/thresholds'

/** What a ledger is called, and when its lights turn. */
export interface LedgerSettings {
  title: { zh: string; en: string }
  thresholds: Thresholds
}

/** `title-taken`: another ledger that they may see is called so. */
export type SettingsOutcome =
  'saved' | 'not-allowed' | 'title-missing' | 'title-malformed' | 'title-taken' | 'bad-threshold' | 'bad-policy'

export interface SettingsPort {
  save(settings: LedgerSettings): Promise<SettingsOutcome>
  /** How the ledger reminds by itself. */
  reminders(): Promise<ReminderPolicy>
  saveReminders(policy: ReminderPolicy): Promise<SettingsOutcome>
}
