import type { Translate } from '../i18n/Translate'
import { useTranslation } from '../i18n/useTranslation'
import type { Language } from '../i18n/language'
import type { StoredColumn } from '../model/ledger/columns'
import type { ChangedBy } from '../model/history/history'
import type { CellValue, Stream } from '../model/ledger/ledger'
import type { LightState } from '../model/ledger/light'
import type { RowLabel } from '../model/meeting/meeting'
import type { Department } from '../model/ledger/person'
import { useNames } from './useNames'
import { createValueText } from './valueText'

/** How a reader reads what changed: names, values and moments in their language. */
export interface ChangeReading {
  t: Translate
  language: Language
  departmentName(id: string | null): string
  streamTitle(id: string): string
  /** 1-based place of a stream, for its colour; 0 for one that is no more. */
  streamNumber(id: string): number
  titleOf(label: RowLabel): string
  valueText(column: StoredColumn, value: CellValue): string
  lightText(light: LightState): string
  moment(at: number): string
  /** A name with its department. */
  who(person: ChangedBy): string
}

/** `streams` in the ledger's order. */
export function useChangeReading(
  departments: readonly Department[],
  streams: readonly Stream[],
  timeZone: string,
): ChangeReading {
  const { t } = useTranslation()
  const language = useTranslation().language
  const { departmentName, moment } = useNames(departments, timeZone)
  const valueText = createValueText(departments, streams, language)
  return {
    t,
    language,
    departmentName,
    streamTitle: (id) => valueText('stream', id),
    streamNumber: (id) => streams.findIndex((stream) => stream.id === id) + 1,
    titleOf: ({ title, titleEn }) => (language === 'en' && titleEn) || title || t('records.untitled'),
    valueText,
    lightText: ({ reason, days }) => t(`lightReason.${reason}`, { count: days }),
    moment,
    who: ({ name, department }) => (department === null ? name : `${name} · ${departmentName(department)}`),
  }
}
