import { columns, type StoredColumn } from './columns'
import { parseDate } from './dates'
import type { RefusalCode } from './errors'
import type { CellValue } from './ledger'
import { formatLink, parseLink } from './links'
import { createNameReader, departmentNames } from './nameReader'
import type { Department } from './person'
import { statuses, type Status } from './status'

/** What words mean: departments by all their names, statuses in every language. */
export interface Lexicon {
  departments: readonly Department[]
  statusNames: readonly Record<Status, string>[]
  today: string
}

export type Parsed = { value: CellValue } | { code: RefusalCode }
/** What a text means in a column, as people, spreadsheets and files write it; or why it means nothing there. */
export type CellParser = (column: StoredColumn, text: string) => Parsed

export function createCellParser({ departments, statusNames, today }: Lexicon): CellParser {
  const departmentReader = departmentNames(departments)
  const statusReader = createNameReader(statuses.map((id) => [id, statusNames.map((names) => names[id])] as const))
  const found = (value: CellValue | null, code: RefusalCode): Parsed => (value === null ? { code } : { value })
  return (column, text) => {
    switch (columns[column].kind) {
      case 'department':
        return text.trim() === '' ? { value: '' } : found(departmentReader.one(text), 'unknown-department')
      case 'departments': {
        const { ids, unknown } = departmentReader.many(text)
        return unknown.length > 0 ? { code: 'unknown-department' } : { value: ids }
      }
      case 'status':
        return found(statusReader.one(text), 'unknown-status')
      case 'date':
        // A spreadsheet's date may come with a time, which says nothing here.
        return found(parseDate(text.trim().replace(/(?<=\d)\s+\d{1,2}:\d{2}(:\d{2})?$/, ''), today), 'bad-date')
      case 'links': {
        const links = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '').map(parseLink)
        return found(links.includes(null) ? null : [...new Set(links.map((link) => formatLink(link!)))], 'bad-link')
      }
      case 'text':
        return { value: text.replace(/\r\n?/g, '\n').trimEnd() }
      default:
        return { value: text.trim().replace(/\s*[\r\n]+\s*/g, ' ') }
    }
  }
}
