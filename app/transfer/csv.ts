import { stringify } from 'csv-stringify/sync'
import type { LedgerSnapshot } from '../context'
import type { Language } from '../i18n/language'
import { words } from '../i18n/words'
import type { ColumnId } from '../model/columns'
import { dateIn } from '../model/dates'
import { lightOf, type LightState } from '../model/light'
import { outline, rollUp, type OutlineItem, type OutlineStream } from '../model/outline'
import { statusOf } from '../model/status'
import { visibleRows, type View, type ViewContext, type VisibleItem } from '../model/view'
import { withGuard } from './formula-guard'

/** The whole ledger's columns, in PRODUCT's order. */
export const csvColumns: readonly ColumnId[] = [
  'stream', 'code', 'title', 'clause', 'lead', 'support', 'owner', 'status', 'light', 'due', 'progress', 'problems', 'next',
  'evidence', 'updated',
]

export interface CsvOptions {
  columns: readonly ColumnId[]
  view: View
  language: Language
  /** Milliseconds since 1970: lights depend on it. */
  now: number
}

/**
 * The ledger as CSV text (C1, C2): BOM, CRLF, a header in the reader's language, then one line for each item and
 * sub-item of the view. A stream is a column of its items, not a line. An item that stands in the view only because of
 * a sub-item that was found is a line too, as on the page.
 */
export function ledgerCsv(snapshot: LedgerSnapshot, options: CsvOptions): string {
  const { columns, view, language } = options
  const reader = createReader(snapshot, options)
  const lines = visibleRows(outline(snapshot.streams, snapshot.items), view, reader).flatMap((stream) =>
    flatten(stream.items).map(({ entry }) => columns.map((column) => withGuard(reader.cell(stream.outline, entry, column)))),
  )
  const header = columns.map((column) => words[language].column[column])
  // `record_delimiter: 'windows'` alone leaves a cell with a bare LF unquoted.
  return stringify([header, ...lines], { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ })
}

/** The name of the file, without its ending: the ledger's title and the day. */
export function csvName({ tracker }: LedgerSnapshot, language: Language, now: number): string {
  return `${tracker.title[language]} ${dateIn(tracker.settings.timeZone, now)}`
}

function flatten(items: readonly VisibleItem[]): VisibleItem[] {
  return items.flatMap((item) => [item, ...item.children])
}

interface Reader extends ViewContext {
  cell(stream: OutlineStream, entry: OutlineItem, column: ColumnId): string
}

function createReader({ tracker, departments, stamps }: LedgerSnapshot, { language, now }: CsvOptions): Reader {
  const { settings } = tracker
  const word = words[language]
  const today = dateIn(settings.timeZone, now)
  const departmentById = new Map(departments.map((department) => [department.id, department]))
  const fullName = (id: string) => departmentById.get(id)?.name[language] ?? id
  const inReadersLanguage = (of: { title: string; titleEn: string }) => (language === 'en' && of.titleEn) || of.title
  const lightOfEntry = (entry: OutlineItem): LightState => {
    const own = (item: OutlineItem['item']) => lightOf(item, stamps[item.id], settings, now, today)
    return rollUp(entry.children, own).worst ?? own(entry.item)
  }
  return {
    lightOf: lightOfEntry,
    // Looks as the page does, where Chinese names are short, so that a search finds the same rows.
    departmentName: (id) => (language === 'zh' ? (departmentById.get(id)?.short ?? id) : fullName(id)),
    titleOf: inReadersLanguage,
    updatedOf: ({ id }) => String(stamps[id]?.updatedAt ?? 0).padStart(15, '0'),
    changedOn: ({ id }) => (stamps[id]?.updatedBy ? dateIn(settings.timeZone, stamps[id].updatedAt) : ''),
    collator: new Intl.Collator(language === 'en' ? 'en' : 'zh-CN', { numeric: true }),
    cell({ stream }, entry, column) {
      const { item, code, children } = entry
      if (column === 'stream') return inReadersLanguage(stream)
      if (column === 'code') return codeText(code)
      if (column === 'title') return withPlainLines(inReadersLanguage(item))
      if (column === 'light') return word.light[lightOfEntry(entry).light]
      if (column === 'status') return children.length > 0 ? '' : word.status[statusOf(item)]
      if (column === 'lead') return item.lead && fullName(item.lead)
      if (column === 'support') return item.support.map(fullName).join(language === 'zh' ? '、' : ', ')
      if (column === 'evidence') return item.evidence.join('\n')
      if (column === 'updated') {
        const stamp = stamps[item.id]
        return stamp?.updatedBy ? `${momentIn(settings.timeZone, stamp.updatedAt)} ${stamp.updatedBy}` : ''
      }
      return withPlainLines(item[column])
    },
  }
}

/**
 * A code that a spreadsheet would read as another number stands as text: 2.10 would become 2.1, which is another item.
 * The mark is the same `'` that guards formulas, so no formula is needed to keep it.
 */
function codeText(code: string): string {
  return /^\d+(\.\d+)?$/.test(code) && String(Number(code)) !== code ? `'${code}` : code
}

/** Lines end with LF inside a cell (C1). */
function withPlainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

function momentIn(timeZone: string, moment: number): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${dateIn(timeZone, moment)} ${time.format(moment)}`
}
