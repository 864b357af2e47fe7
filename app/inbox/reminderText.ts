import type { Translate } from '../i18n/Translate'
import type { NewsOfReminder } from '../model/records/inbox'
import type { Reading } from '../reading/reading'

interface Saying {
  t: Translate
  reading: Pick<Reading, 'departmentName' | 'momentText'>
}

/** What the ledger reminded of by itself, why it stands with the coordinators, and that it was late. */
export function reminderText(
  { t, reading }: Saying,
  { rule, days, version, department, why, dueAt }: NewsOfReminder,
): string {
  return [
    t(`comments.inbox.reminder.${rule}`, { count: days, date: version }),
    why && t(`comments.inbox.reminder.${why}`, { department: reading.departmentName(department) }),
    dueAt !== null && t('comments.inbox.reminder.late', { moment: reading.momentText(dueAt) }),
  ]
    .filter(Boolean)
    .join(' · ')
}
