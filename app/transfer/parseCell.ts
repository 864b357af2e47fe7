import { words } from '../i18n/words'
import { columns, type StoredColumn } from '../model/columns'
import { parseDate } from '../model/dates'
import type { CellValue } from '../model/ledger'
import { formatLink, parseLink } from '../model/links'
import { createNameReader, departmentNames } from '../model/nameReader'
import type { Department } from '../model/person'
import { statuses } from '../model/status'
import { withPlainLines } from './cellText'
import type { Reason } from './reasons'

export type Parsed = { value: CellValue } | { why: Reason }
/** What the text of a file's cell means in a column. '' is the empty value. */
export type CellParser = (column: StoredColumn, text: string) => Parsed

export function createCellParser(departments: readonly Department[], today: string): CellParser {
  const departmentReader = departmentNames(departments)
  const statusReader = createNameReader(statuses.map((id) => [id, [words.zh.status[id], words.en.status[id]]] as const))
  const found = (value: CellValue | null, why: Reason): Parsed => (value === null ? { why } : { value })
  return (column, text) => {
    switch (columns[column].kind) {
      case 'department':
        return text.trim() === '' ? { value: '' } : found(departmentReader.one(text), 'unknown-department')
      case 'departments': {
        const { ids, unknown } = departmentReader.many(text)
        return unknown.length > 0 ? { why: 'unknown-department' } : { value: ids }
      }
      case 'status':
        return found(statusReader.one(text), 'unknown-status')
      case 'date':
        // Other programs like to say midnight beside a date.
        return found(parseDate(text.replace(/\s+0?0:00(:00)?$/, ''), today), 'bad-date')
      case 'links': {
        const links = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '').map(parseLink)
        return found(links.includes(null) ? null : [...new Set(links.map((link) => formatLink(link!)))], 'bad-link')
      }
      default:
        return { value: withPlainLines(text).trimEnd() }
    }
  }
}
