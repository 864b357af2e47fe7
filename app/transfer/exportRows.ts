import type { LedgerSnapshot } from '../model/ledger/snapshot'
import type { Language } from '../i18n/language'
import { words } from '../i18n/words'
import { alphabetsOf } from '../model/text/alphabet'
import type { ColumnId } from '../model/ledger/columns'
import { dateIn, timeIn } from '../model/text/dates'
import { lightOf, type LightState } from '../model/ledger/light'
import { outline, rollUp, type OutlineItem } from '../model/ledger/outline'
import type { View, ViewContext } from '../model/view/view'
import { visibleRows, type VisibleItem } from '../model/view/visibleRows'
import { createCellText } from '../reading/cellText'

/** The whole ledger's columns, in PRODUCT's order. */
export const exportColumns: readonly ColumnId[] = [
  'stream',
  'code',
  'title',
  'clause',
  'lead',
  'support',
  'owner',
  'status',
  'light',
  'due',
  'progress',
  'problems',
  'next',
  'evidence',
  'updated',
]

export interface ExportOptions {
  columns: readonly ColumnId[]
  view: View
  /** Ids of the rows that alone may be found; null lets all through. */
  only: ReadonlySet<string> | null
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
 * view, in the order in which its groups show them. What rows are grouped by is a column of them, not a row. An item that
 * stands in the view only because of a sub-item that was found is a row too, as on the page.
 */
export function exportRows(snapshot: LedgerSnapshot, options: ExportOptions): { header: string[]; rows: ExportRow[] } {
  const { columns, view, only, language, now } = options
  const { tracker, departments, stamps } = snapshot
  const { settings } = tracker
  const today = dateIn(settings.timeZone, now)
  const cellText = createCellText(departments, language)
  const lightOfEntry = (entry: OutlineItem): LightState => {
    const own = (item: OutlineItem['item']) => lightOf(item, stamps[item.id], settings, now, today)
    return rollUp(entry.children, ({ item }) => own(item)).worst ?? own(entry.item)
  }
  const updated = (id: string) => {
    const stamp = stamps[id]
    return stamp?.updatedBy
      ? `${dateIn(settings.timeZone, stamp.updatedAt)} ${timeIn(settings.timeZone, stamp.updatedAt)} ${stamp.updatedBy}`
      : ''
  }
  const streams = outline(snapshot.streams, snapshot.items)
  const streamOf = new Map(
    streams.flatMap((stream) =>
      stream.items.flatMap((entry) => [entry, ...entry.children]).map((entry) => [entry, stream]),
    ),
  )
  const rows = visibleRows(streams, view, viewContext(snapshot, language, lightOfEntry), only).flatMap(({ items }) =>
    items.flatMap(withChildren).map(({ entry }): ExportRow => ({
      entry,
      cells: columns.map((column) => {
        if (column === 'light') return words[language].light[lightOfEntry(entry).light]
        return column === 'updated' ? updated(entry.item.id) : cellText(streamOf.get(entry)!, entry, column)
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
function viewContext(
  { tracker, departments, stamps }: LedgerSnapshot,
  language: Language,
  lightOfEntry: ViewContext['lightOf'],
): ViewContext {
  const names = new Map(departments.map(({ id, name, short }) => [id, language === 'zh' ? short : name.en]))
  return {
    lightOf: lightOfEntry,
    departments,
    departmentName: (id) => names.get(id) ?? id,
    titleOf: (item) => (language === 'en' && item.titleEn) || item.title,
    changedOn: ({ id }) => (stamps[id]?.updatedBy ? dateIn(tracker.settings.timeZone, stamps[id].updatedAt) : ''),
    updatedAt: ({ id }) => stamps[id]?.updatedAt ?? 0,
    alphabet: alphabetsOf(language),
  }
}

function withChildren(item: VisibleItem): VisibleItem[] {
  return [item, ...item.children]
}
