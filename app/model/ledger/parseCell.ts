import { columns, type StoredColumn } from './columns'
import { parseDate } from '../text/dates'
import type { RefusalCode } from './errors'
import type { CellValue } from './ledger'
import { isBlank } from '../text/fold'
import { leftoverIn } from '../text/leftovers'
import { parseLinks } from '../text/links'
import { createNameReader, departmentNames } from './nameReader'
import type { Department } from './person'
import { plainText } from '../text/plainText'
import { statuses, type Status } from './status'

/** What words mean: departments by all their names, statuses in every language. */
export interface Lexicon {
  departments: readonly Department[]
  statusNames: readonly Record<Status, string>[]
  today: string
}

export type Parsed = { value: CellValue } | { code: RefusalCode }
/**
 * What a text means in a column, as people, spreadsheets and files write it; or why it means nothing there. `address`:
 * where it leads when it is clicked.
 */
export type CellParser = (column: StoredColumn, text: string, address?: string) => Parsed

export function createCellParser({ departments, statusNames, today }: Lexicon): CellParser {
  const departmentReader = departmentNames(departments)
  const statusReader = createNameReader(statuses.map((id) => [id, statusNames.map((names) => names[id])] as const))
  const found = (value: CellValue | null, code: RefusalCode): Parsed => (value === null ? { code } : { value })
  return (column, written, address) => {
    const leftover = leftoverIn(written)
    if (leftover) return { code: leftover }
    const text = isBlank(written) ? '' : plainText(written)
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
        return found(parseDate(text, today), 'bad-date')
      case 'links':
        return found(parseLinks(text, address), 'bad-link')
      case 'text':
        return { value: text.trimEnd() }
      default:
        return { value: text.trim().replace(/\s*\n\s*/g, ' ') }
    }
  }
}
