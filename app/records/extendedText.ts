import type { Translate } from '../i18n/Translate'
import type { Extended } from '../model/records/grants'

/** How often more time was granted, and what the deadline was at first. */
export function extendedText(t: Translate, { times, firstDue }: Extended): string {
  return t('asks.mark.extended', { count: times, firstDue })
}
