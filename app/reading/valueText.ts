import type { Language } from '../i18n/language'
import { words } from '../i18n/words'
import type { StoredColumn } from '../model/ledger/columns'
import type { CellValue, Stream } from '../model/ledger/ledger'
import type { Department } from '../model/ledger/person'
import { plainText } from '../model/text/plainText'
import { statusOf, type Status } from '../model/ledger/status'

/** What a value of a column says by itself, in one language: an old value has no row to be read with. */
export function createValueText(
  departments: readonly Department[],
  streams: readonly Stream[],
  language: Language,
): (column: StoredColumn, value: CellValue) => string {
  const names = new Map(departments.map(({ id, name }) => [id, name[language]]))
  const titles = new Map(streams.map((stream) => [stream.id, (language === 'en' && stream.titleEn) || stream.title]))
  return (column, value) => {
    if (typeof value !== 'string') {
      return column === 'support'
        ? value.map((id) => names.get(id) ?? id).join(language === 'zh' ? '、' : ', ')
        : value.join('\n')
    }
    if (column === 'stream') return titles.get(value) ?? value
    if (column === 'lead') return names.get(value) ?? value
    if (column === 'status') return words[language].status[statusOf({ status: value as Status | '' })]
    return plainText(value)
  }
}
