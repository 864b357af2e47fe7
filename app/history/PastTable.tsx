import { useMemo } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { LedgerSnapshot } from '../model/ledger/snapshot'
import type { Language } from '../i18n/language'
import { gridColumns, measureOf } from '../grid/columnLayout'
import { rowHeights } from '../grid/measures'
import { createReading } from '../reading/reading'
import { LedgerTable, sectionsOf, type TableColumn } from '../ledger/LedgerTable'
import type { LedgerSchema } from '../model/ledger/schema'
import { plainView } from '../model/view/view'
import { visibleRows } from '../model/view/visibleRows'
import { LedgerStore } from '../sync/LedgerStore'
import { Pager } from '../ui/Pager'

/** So many rows are quickly made and read; a longer ledger has pages. */
const pageLength = 500

/** Nothing is left out: who looks at the past cannot ask for a column. */
const columnsIn = (language: Language, schema: LedgerSchema): TableColumn[] =>
  gridColumns(schema).map((id) => ({ id, width: measureOf(id, schema, language).width }))

/** A page of the rows of a past moment (ms since 1970). `address` makes the link to another page. */
export function PastTable({
  snapshot,
  moment,
  page,
  address,
}: {
  snapshot: LedgerSnapshot
  moment: number
  page: number
  address: (page: number) => string
}) {
  const { t, language } = useTranslation()
  const store = useMemo(() => new LedgerStore(snapshot.tracker.settings, moment, snapshot), [snapshot, moment])
  const reading = useMemo(
    () => createReading(store, store.schema, snapshot.departments, t, language),
    [store, snapshot, t, language],
  )
  const outline = store.outline()
  const pages = Math.max(1, Math.ceil(store.length / pageLength))
  const shown = Math.min(page, pages)
  const sections = sectionsOf(visibleRows(outline, plainView, reading), (shown - 1) * pageLength, pageLength)
  return (
    <>
      <LedgerTable
        store={store}
        reading={reading}
        sections={sections}
        columns={columnsIn(language, store.schema)}
        rowHeight={rowHeights.normal}
      />
      <Pager page={shown} pages={pages} address={address} />
    </>
  )
}
