import { useMemo, useSyncExternalStore } from 'react'
import { usePageContext } from '../grid/PageContext'
import type { Range } from '../grid/range/range'
import { statuses, statusOf } from '../model/ledger/status'
import type { LedgerStore } from '../sync/LedgerStore'

/** How much is selected in the grid, and how many of its rows have which status. */
export function SelectionCount() {
  const { selection, store, reading } = usePageContext()
  const { t } = reading
  const range = useSyncExternalStore(selection.subscribe, selection.read, () => null)
  const { version } = store
  const { rows, counts } = useMemo(() => countRows(range, store, version), [range, store, version])
  if (!range) return null
  return (
    <span className="status-bar__selection" role="status">
      {t('grid.selected', { rows, columns: range.columns.length })}
      {rows > 1 &&
        counts.map(({ status, count }) => (
          <span key={status} className={`status-bar__status chip--${status}`}>
            {t(`status.${status}`)} {count}
          </span>
        ))}
    </span>
  )
}

/** The store changes its rows in place: its version says when they say something else. */
function countRows(range: Range | null, store: LedgerStore, _version: number) {
  const entries = range?.rows.map((item) => store.entry(item)).filter((entry) => entry !== undefined) ?? []
  // An item with sub-items has no status of its own.
  const leaves = entries.filter(({ children }) => children.length === 0)
  const counts = statuses
    .map((status) => ({ status, count: leaves.filter(({ item }) => statusOf(item) === status).length }))
    .filter(({ count }) => count > 0)
  return { rows: entries.length, counts }
}
