import type { DraftMinutes } from '../model/meeting/keptMinutes'
import { minutesEn } from '../i18n/minutes.en'
import { minutesZh } from '../i18n/minutes.zh'
import { draftMinutes } from '../model/meeting/minutes'
import { minutesToMarkdown } from '../model/meeting/minutesMarkdown'

/** Drafts minutes in both languages; the meeting is closed at `now` (ms). */
export function minutesDrafter(now: number): DraftMinutes {
  return (record) => ({
    zh: minutesToMarkdown(draftMinutes(record, minutesZh, now)),
    en: minutesToMarkdown(draftMinutes(record, minutesEn, now)),
  })
}
