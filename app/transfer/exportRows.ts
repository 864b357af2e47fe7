import type { LedgerSnapshot } from '../context'
import type { Language } from '../i18n/language'
import { words } from '../i18n/words'
import type { ColumnId } from '../model/columns'
import { dateIn } from '../model/dates'
import { lightOf, type LightState } from '../model/light'
import { outline, rollUp, type OutlineItem } from '../model/outline'
import { visibleRows, type View, type ViewContext, type VisibleItem } from '../model/view'
import { createCellText } from './cellText'

/** The whole ledger's columns, in PRODUCT's order. */
export const exportColumns: readonly ColumnId[] = [
  'stream', 'code', 'title', 'clause', 'lead', 'support', 'owner', 'status', 'light', 'due', 'progress', 'problems', 'next',
  'evidence', 'updated',
]

export interface ExportOptions {
  columns: readonly ColumnId[]
  view: View
  language: Language
  /** Milliseconds since 1970: lights depend on it. */
  now: number
}

/** A line of a file: an item or a sub-item, and the text of each column asked for. */
export interface ExportRow {
  entry: OutlineItem
  cells: string[]
}

/**
 * A ledger's rows as a file has them: a header in the reader's language, then one row for each item and sub-item of the
 * view. A stream is a column of its items, not a row. An item that stands in the view only because of a sub-item that was
 * found is a row too, as on the page.
 */
export function exportRows(snapshot: LedgerSnapshot, options: ExportOptions): { header: string[]; rows: ExportRow[] } {
  const { columns, view, language, now } = options
  const { tracker, departments, stamps } = snapshot
  const { settings } = tracker
  const today = dateIn(settings.timeZone, now)
  const cellText = createCellText(departments, language)
  const lightOfEntry = (entry: OutlineItem): LightState => {
    const own = (item: OutlineItem['item']) => lightOf(item, stamps[item.id], settings, now, today)
    return rollUp(entry.children, own).worst ?? own(entry.item)
  }
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: settings.timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const updated = (id: string) => {
    const stamp = stamps[id]
    return stamp?.updatedBy ? `${dateIn(settings.timeZone, stamp.updatedAt)} ${time.format(stamp.updatedAt)} ${stamp.updatedBy}` : ''
  }
  const streams = visibleRows(outline(snapshot.streams, snapshot.items), view, viewContext(snapshot, language, lightOfEntry))
  const rows = streams.flatMap((stream) =>
    stream.items.flatMap(withChildren).map(({ entry }): ExportRow => ({
      entry,
      cells: columns.map((column) => {
        if (column === 'light') return words[language].light[lightOfEntry(entry).light]
        return column === 'updated' ? updated(entry.item.id) : cellText(stream.outline, entry, column)
      }),
    })),
  )
  return { header: columns.map((column) => words[language].column[column]), rows }
}

/** The name of the file, without its ending: the ledger's title and the day. */
export function exportName({ tracker }: LedgerSnapshot, language: Language, now: number): string {
  return `${tracker.title[language]} ${dateIn(tracker.settings.timeZone, now)}`
}

/** Looks as the page does, where Chinese names are short, so that a search finds the same rows. */
function viewContext({ tracker, departments, stamps }: LedgerSnapshot, language: Language, lightOfEntry: ViewContext['lightOf']): ViewContext {
  const names = new Map(departments.map(({ id, name, short }) => [id, language === 'zh' ? short : name.en]))
  return {
    lightOf: lightOfEntry,
    departmentName: (id) => names.get(id) ?? id,
    titleOf: (item) => (language === 'en' && item.titleEn) || item.title,
    changedOn: ({ id }) => (stamps[id]?.updatedBy ? dateIn(tracker.settings.timeZone, stamps[id].updatedAt) : ''),
    updatedOf: ({ id }) => String(stamps[id]?.updatedAt ?? 0).padStart(15, '0'),
    collator: new Intl.Collator(language === 'en' ? 'en' : 'zh-CN', { numeric: true }),
  }
}

function withChildren(item: VisibleItem): VisibleItem[] {
  return [item, ...item.children]
}
