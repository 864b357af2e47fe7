import type { Language } from '../i18n/language'
import { words } from '../i18n/words'
import { isBuiltIn, type ColumnId } from '../model/ledger/columns'
import type { LedgerSchema } from '../model/ledger/schema'
import { titleIn } from '../model/text/titleIn'

/** What columns are called in a ledger; by their ids where nobody knows them. */
export function columnNames(schema: LedgerSchema, language: Language): (column: ColumnId) => string {
  return (id) => {
    const column = schema.column(id)
    const own = column ? titleIn(language, { title: column.name, titleEn: column.nameEn }) : ''
    return own || (isBuiltIn(id) ? words[language].column[id] : id)
  }
}
