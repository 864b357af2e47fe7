import type { Translate } from '../i18n/Translate'
import { turnedReasons, type InboxTask } from '../model/records/inbox'
import type { TaskReason } from '../model/records/tasks'
import type { Wording } from '../reading/wording'

/** Of several reasons the first here says what is to be done; how harmful it is not to, its light says. */
const asked: readonly TaskReason[] = [
  'returned',
  'blocked',
  'review',
  'reopen',
  'acknowledge',
  'overdue',
  'due',
  'silent',
]

/** What is to be done. */
export function askText(t: Translate, { reasons }: InboxTask): string {
  return t(`comments.inbox.ask.${asked.find((reason) => reasons.includes(reason))!}`)
}

/** Until when, or since when it waits. */
export function taskWhen(t: Translate, { reasons }: InboxTask, due: string, since: string): string {
  const isDated = reasons.includes('overdue') || reasons.includes('due')
  return isDated ? t('comments.inbox.until', { date: due }) : t('comments.inbox.since', { moment: since })
}

/** Who made it wait, and in what words; '' where it waits by itself. */
export function taskSaid(t: Translate, { by, text, reasons }: InboxTask, who: Wording['who']): string {
  if (!by) return text
  const turned = turnedReasons.find((reason) => reasons.includes(reason)) ?? 'review'
  const turner = t(`comments.inbox.by.${turned}`, { who: who(by) })
  return text ? `${turner}${t('ledger.colon')}${text}` : turner
}
