import type { GrantOutcome } from '../model/house/grant'
import type { SettingsForm, SettingsProblem } from './settingsForm'

/** What was not saved, with what was typed, so that it can be mended. */
export interface Refused {
  intent: SettingsForm['intent'] | 'access' | 'reminders'
  problem: SettingsProblem | Exclude<GrantOutcome, 'saved'>
  values: Partial<Record<string, string>>
}

/** What a section is told of its form. */
export interface FormReport {
  refused: Refused | null
  isDone: boolean
}
