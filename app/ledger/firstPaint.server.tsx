import type { i18n as I18n } from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import type { GridPreferences } from '../model/view/gridPreferences'
import type { ColumnId } from '../model/ledger/columns'
import type { Person } from '../model/ledger/person'
import { liaisonOf, shareOf, type Share } from '../model/ledger/share'
import type { LedgerSchema } from '../model/ledger/schema'
import type { LedgerSnapshot } from '../model/ledger/snapshot'
import { gridColumns, isShownAtFirst, measureOf } from '../grid/columnLayout'
import { titlesShare, widestTitle } from '../grid/fitColumns'
import { rowHeights } from '../grid/measures'
import { translationOf } from '../i18n/useTranslation'
import { placesIn, type Places } from '../grid/places'
import { createReading } from '../reading/reading'
import { GridRows, type GridRow } from '../grid/rows'
import { marksByItem } from '../model/records/openMarks'
import type { RecordsOn } from '../model/records/recordsOn'
import { isNarrowed, type View } from '../model/view/view'
import { foundByStream, seenIn, type FoundByStream, type Seen } from '../model/view/seen'
import { visibleRows } from '../model/view/visibleRows'
import { LedgerStore, type LedgerCounts } from '../sync/LedgerStore'
import { LedgerTable, type TableColumn, type TableSection } from './LedgerTable'

/** In px. */
const scrollbar = 16
/** As many rows as a tall screen shows: the grid brings the rest. */
const rowsShown = 48

/** What a ledger's page shows until the grid stands. */
export interface FirstPaint {
  /** The first rows as a table. */
  html: string
  counts: LedgerCounts
  /** What the view lets through. */
  seen: Seen
  found: FoundByStream | null
  /** What is asked about rows; null where the view asks nothing of it. */
  records: RecordsOn | null
  /** What is a liaison's own. */
  share: Share | null
}

/**
 * Renders a ledger's first rows, set like the grid that takes their place. A page needs no more of a ledger than this:
 * the rows come to it once, with the document.
 */
export function paintFirst(
  { tracker, departments, ...rows }: LedgerSnapshot,
  view: View,
  records: RecordsOn | null,
  person: Person,
  preferences: GridPreferences,
  now: number,
  i18n: I18n,
): FirstPaint {
  const { t, language } = translationOf(i18n)
  const store = new LedgerStore(tracker.settings, now, rows)
  const open = marksByItem(records?.open ?? [])
  const openOn = (item: string) => open.get(item) ?? []
  const reading = createReading(store, store.schema, departments, t, language, openOn)
  const visible = visibleRows(store.outline(), view, reading)
  const collapsed = new Set(preferences.collapsed)
  const isOpen = (id: string) => isNarrowed(view) || !collapsed.has(id)
  const first = new GridRows().flatten(visible, collapsed, isNarrowed(view)).slice(0, rowsShown)
  const table = (
    <LedgerTable
      store={store}
      reading={reading}
      sections={sectionsOf(first, placesIn(visible), isOpen)}
      columns={columnsIn(language, store.schema)}
      person={person}
      rowHeight={rowHeights[preferences.density ?? 'normal']}
    />
  )
  const department = liaisonOf(person)
  const all = store.outline().flatMap(({ items }) => items)
  return {
    html: renderToStaticMarkup(table),
    counts: store.counts(),
    seen: seenIn(visible, store),
    found: foundByStream(store.outline(), view, reading, null, store.rollUp),
    records,
    share: department === null ? null : shareOf(department, all),
  }
}

/** In px: as much as a wide screen shows of a row. */
const widest = 2_400

/** As wide as the grid will make them (fitColumns), so that nothing moves when it takes the table's place. */
function columnsIn(language: 'zh' | 'en', schema: LedgerSchema): TableColumn[] {
  const shown = gridColumns(schema)
    .filter(isShownAtFirst)
    .map((id) => ({ id, width: measureOf(id, schema, language).width }))
  const whole = shown.reduce((sum, { width }) => sum + width, 0)
  const widthOf = (wanted: ColumnId) => shown.find(({ id }) => id === wanted)?.width ?? 0
  const [title, progress] = [widthOf('title'), widthOf('progress')]
  const titles =
    `clamp(${title}px, ${title}px + ${titlesShare} * (100vw - ${whole + scrollbar}px), ${widestTitle}px)` as const
  const rest = `max(${progress}px, 100vw - ${whole + scrollbar - title - progress}px - ${titles})` as const
  let end = 0
  return shown.flatMap(({ id, width }): TableColumn[] => {
    const isSeen = end < widest
    end += width
    return isSeen ? [{ id, width: id === 'title' ? titles : id === 'progress' ? rest : width }] : []
  })
}

function sectionsOf(rows: readonly GridRow[], places: Places, isOpen: (id: string) => boolean): TableSection[] {
  const sections: TableSection[] = []
  for (const { id, kind, key } of rows) {
    if (kind === 'item') sections.at(-1)?.rows.push(places.item(key)!)
    else sections.push({ group: places.groupAt(id)!, rows: [], isOpen: isOpen(id) })
  }
  return sections
}
