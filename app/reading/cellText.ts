import type { Language } from '../i18n/language'
import { words } from '../i18n/words'
import type { ColumnId } from '../model/ledger/columns'
import type { OutlineItem, OutlineStream } from '../model/ledger/outline'
import type { Department } from '../model/ledger/person'
import { plainText } from '../model/text/plainText'
import { statusOf } from '../model/ledger/status'

/** Columns whose text follows from the document alone. */
export type PlainColumn = Exclude<ColumnId, 'light' | 'updated'>

/** What a cell of a file says, in one language: what export writes, and by what import knows that nothing has changed. */
export type CellText = (stream: OutlineStream, entry: OutlineItem, column: PlainColumn) => string

export function createCellText(departments: readonly Department[], language: Language): CellText {
  const names = new Map(departments.map(({ id, name }) => [id, name[language]]))
  const fullName = (id: string) => names.get(id) ?? id
  const inLanguage = (of: { title: string; titleEn: string }) => (language === 'en' && of.titleEn) || of.title
  return ({ stream }, { item, code, children }, column) => {
    if (column === 'stream') return plainText(inLanguage(stream))
    if (column === 'code') return code
    if (column === 'title') return plainText(inLanguage(item))
    if (column === 'status') return children.length > 0 ? '' : words[language].status[statusOf(item)]
    if (column === 'lead') return item.lead && fullName(item.lead)
    if (column === 'support') return item.support.map(fullName).join(language === 'zh' ? '、' : ', ')
    if (column === 'evidence') return item.evidence.map(plainText).join('\n')
    return plainText(item[column])
  }
}
