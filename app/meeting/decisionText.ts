import type { Translate } from '../i18n/Translate'
import { isReasoned } from '../model/meeting/isReasoned'
import type { Decision } from '../model/meeting/meeting'

/** What a decision says; of one that is its reason, that it is. */
export function decisionText({ kind, text }: Pick<Decision, 'kind' | 'text'>, t: Translate): string {
  return text !== '' && isReasoned(kind) ? t('records.because', { reason: text }) : text
}
