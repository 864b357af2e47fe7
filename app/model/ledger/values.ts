import { columns, type StoredColumn } from './columns'
import { isDate } from '../text/dates'
import type { RefusalCode } from './errors'
import { isId } from './ids'
import { limits } from './limits'
import { parseLink } from '../text/links'
import { isOrder } from './order'
import { isStatus } from './status'

/** What is wrong with a value for its column (D2, D5); null when nothing is. Empty is a value of every column. */
export function judgeValue(column: StoredColumn, value: unknown, departments: ReadonlySet<string>): RefusalCode | null {
  const { kind } = columns[column]
  if (kind === 'departments' || kind === 'links') {
    if (!Array.isArray(value) || value.length > limits.listEntries) return 'bad-value'
    if (!value.every((entry) => typeof entry === 'string')) return 'bad-value'
    if (new Set(value).size !== value.length) return 'bad-value'
    if (kind === 'departments') return value.every((id) => departments.has(id)) ? null : 'unknown-department'
    if (value.some((link) => link.length > limits.shortText)) return 'too-long'
    return value.every((link) => parseLink(link) !== null) ? null : 'bad-link'
  }
  if (typeof value !== 'string') return 'bad-value'
  if (kind === 'order') return isOrder(value) ? null : 'bad-value'
  if (column === 'stream') return isId(value) ? null : 'bad-value'
  if (value === '') return null
  switch (kind) {
    case 'text':
      return value.length > limits.longText ? 'too-long' : null
    case 'short':
      return value.length > limits.shortText ? 'too-long' : null
    case 'department':
      return departments.has(value) ? null : 'unknown-department'
    case 'status':
      return isStatus(value) ? null : 'bad-value'
    case 'date':
      return isDate(value) ? null : 'bad-date'
    default:
      return isId(value) ? null : 'bad-value'
  }
}
