import type { Translate } from '../i18n/Translate'
import type { Sent } from './useMeeting'

/** Why a command was not done, in words; null when it was. */
export function problemOf(t: Translate, sent: Sent): string | null {
  if (sent === 'done') return null
  if (typeof sent === 'string') return t(`meeting.problem.${sent}`)
  return t('meeting.refused', { reason: t(`refusal.${sent.refusals[0]!.code}`) })
}
