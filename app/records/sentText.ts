import type { Translate } from '../i18n/Translate'
import type { SentRecord } from './useSendRecord'

/** Why a command was not done, in words; null when it was. */
export function sentText(t: Translate, { outcome }: SentRecord): string | null {
  if (outcome === 'done') return null
  if (typeof outcome === 'string') return t(`asks.problem.${outcome}`)
  return t('meeting.refused', { reason: t(`refusal.${outcome.refusals[0]!.code}`) })
}
