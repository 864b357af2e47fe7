import { columns, type StoredColumn } from './columns'
import { parseDate } from './dates'
import type { RefusalCode } from './errors'
import type { CellValue } from './ledger'
import { formatLink, parseLink } from './links'
import type { Department } from './person'
import { statuses, type Status } from './status'

/** What words mean: departments by all their names, statuses in every language. */
export interface Lexicon {
  departments: readonly Department[]
  statusNames: readonly Record<Status, string>[]
  today: string
}

/** What a text means in a column, as people and spreadsheets write it; or why it means nothing there. */
export function parseCell(column: StoredColumn, text: string, lexicon: Lexicon): { value: CellValue } | { code: RefusalCode } {
  const trimmed = text.trim()
  switch (columns[column].kind) {
    case 'department': {
      const id = trimmed === '' ? '' : departmentOf(trimmed, lexicon)
      return id === null ? { code: 'unknown-department' } : { value: id }
    }
    case 'departments': {
      const ids = departmentsOf(trimmed, lexicon)
      return ids === null ? { code: 'unknown-department' } : { value: ids }
    }
    case 'status': {
      const status = statusNamed(trimmed, lexicon)
      return status === null ? { code: 'bad-value' } : { value: status }
    }
    case 'date': {
      // A spreadsheet's date may come with a time, which says nothing here.
      const date = parseDate(trimmed.replace(/(?<=\d)\s+\d{1,2}:\d{2}(:\d{2})?$/, ''), lexicon.today)
      return date === null ? { code: 'bad-date' } : { value: date }
    }
    case 'links': {
      const links = trimmed.split(/\r?\n/).filter((line) => line.trim() !== '').map(parseLink)
      return links.includes(null) ? { code: 'bad-link' } : { value: [...new Set(links.map((link) => formatLink(link!)))] }
    }
    case 'text':
      return { value: text.replace(/\r\n?/g, '\n') }
    default:
      return { value: trimmed.replace(/\s*[\r\n]+\s*/g, ' ') }
  }
}

function statusNamed(text: string, { statusNames }: Lexicon): Status | null {
  const wanted = fold(text)
  return statuses.find((status) => [status, ...statusNames.map((names) => names[status])].some((name) => fold(name) === wanted)) ?? null
}

function departmentOf(text: string, { departments }: Lexicon): string | null {
  const wanted = fold(text)
  const isIt = ({ id, name, short }: Department) => [name.zh, name.en, short, id].some((known) => fold(known) === wanted)
  return departments.find(isIt)?.id ?? null
}

/** Several departments, between commas, semicolons or line ends; English names hold commas themselves. */
function departmentsOf(text: string, lexicon: Lexicon): string[] | null {
  const words = text.split(/\s*[、，,；;\r\n]\s*/).filter(Boolean)
  const ids: string[] = []
  for (let at = 0; at < words.length; ) {
    let end = words.length
    let id: string | null = null
    while (end > at && (id = departmentOf(words.slice(at, end).join(','), lexicon)) === null) end--
    if (id === null) return null
    if (!ids.includes(id)) ids.push(id)
    at = end
  }
  return ids
}

/** Width, case, spaces and the look of commas and apostrophes are the same to someone who types a name. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[’‘`]/g, "'").replace(/\s*[，,、]\s*/g, ',').replace(/\s+/g, ' ').trim()
}
