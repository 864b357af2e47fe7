import type { LedgerSnapshot } from '../model/ledger/snapshot'
import type { Language } from '../i18n/language'
import { words } from '../i18n/words'
import type { ColumnId } from '../model/ledger/columns'
import { dateIn, momentIn } from '../model/text/dates'
import { withDistinctStreams } from '../model/ledger/distinctNames'
import { lightsAt } from '../model/ledger/lightsOf'
import { LedgerSchema } from '../model/ledger/schema'
import type { OpenMark } from '../model/records/openMarks'
import { outline, type OutlineItem } from '../model/ledger/outline'
import type { View } from '../model/view/view'
import { visibleRows, type VisibleItem } from '../model/view/visibleRows'
import { createCellText } from '../reading/cellText'
import { viewContext } from '../reading/viewContext'
import { createWording } from '../reading/wording'
import { wholeAddresses } from './wholeAddresses'

/** In PRODUCT's order. */
const builtIns: readonly ColumnId[] = [
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

/** The whole ledger's columns: the house's own after the built-in ones (N8). */
export function exportColumns(schema: LedgerSchema): ColumnId[] {
  return [...builtIns, ...schema.own].filter((id) => !schema.column(id)!.isHidden)
}

/** Cells behind the columns, by item; all as many as the header has. */
export interface BesideRows {
  header: readonly string[]
  cells: ReadonlyMap<string, readonly string[]>
}

export interface ExportOptions {
  columns: readonly ColumnId[]
  view: View
  /** Ids of the rows that alone may be found; null lets all through. */
  only: ReadonlySet<string> | null
  language: Language
  /** Milliseconds since 1970: lights depend on it. */
  now: number
  /** With what addresses of the house's own files begin. */
  origin: string
  beside?: BesideRows | null
  /** What is open on rows, by item. */
  open?: ReadonlyMap<string, readonly OpenMark[]>
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
  const { columns, view, only, language, now, origin, beside = null, open } = options
  const { tracker, departments, stamps } = snapshot
  const { timeZone } = tracker.settings
  const schema = new LedgerSchema(snapshot.columns)
  const apart = withDistinctStreams(snapshot.streams)
  const wordingOf = (form: 'short' | 'full') => createWording({ ...snapshot, streams: apart, schema }, language, form)
  const full = wordingOf('full')
  const cellText = createCellText(full)
  const lightOf = lightsAt(stamps, tracker.settings, now)
  const updated = (id: string) => {
    const stamp = stamps[id]
    return stamp?.updatedBy ? `${momentIn(timeZone, stamp.updatedAt)} ${stamp.updatedBy}` : ''
  }
  // Looks as the page does, where Chinese names are short, so that a search finds the same rows.
  const context = viewContext(
    schema,
    wordingOf('short'),
    departments,
    timeZone,
    lightOf,
    (id) => stamps[id],
    (id) => open?.get(id) ?? [],
  )
  const streams = outline(apart, snapshot.items)
  const streamOf = new Map(
    streams.flatMap((stream) =>
      stream.items.flatMap((entry) => [entry, ...entry.children]).map((entry) => [entry, stream]),
    ),
  )
  const rows = visibleRows(streams, view, context, only).flatMap(({ items }) =>
    items.flatMap(withChildren).map(({ entry }): ExportRow => ({
      entry,
      cells: [
        ...columns.map((column) => {
          if (column === 'light') return words[language].light[lightOf(entry).light]
          if (column === 'updated') return updated(entry.item.id)
          const text = cellText(streamOf.get(entry)!, entry, column)
          return schema.kindOf(column) === 'links' ? wholeAddresses(text, origin) : text
        }),
        ...(beside ? (beside.cells.get(entry.item.id) ?? beside.header.map(() => '')) : []),
      ],
    })),
  )
  return { header: [...columns.map(full.columnName), ...(beside?.header ?? [])], rows }
}

/** The name of the file, without its ending: the ledger's title and the day. */
export function exportName({ tracker }: LedgerSnapshot, language: Language, now: number): string {
  return `${tracker.title[language]} ${dateIn(tracker.settings.timeZone, now)}`
}

function withChildren(item: VisibleItem): VisibleItem[] {
  return [item, ...item.children]
}
