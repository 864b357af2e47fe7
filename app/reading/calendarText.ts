import type { Translation } from '../i18n/useTranslation'
import type { CalendarDay, CalendarSpan } from '../model/house/calendar'
import { proseSpan } from './proseDate'

/** What a day is called, '' where it has no name. */
export function dayNameIn({ language }: Translation, { zh, en }: CalendarDay['name']): string {
  return language === 'zh' ? zh : en || zh
}

/** Days and what they are: 10月1日至7日 休（国庆节）. */
export function spanText(said: Translation, { from, to, kind, name }: CalendarSpan): string {
  const { t, language } = said
  const what = `${proseSpan(from, to, language)} ${t(`calendar.kinds.${kind}`)}`
  const called = dayNameIn(said, name)
  return called === '' ? what : t('calendar.named', { what, name: called })
}
