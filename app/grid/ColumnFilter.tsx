import { useGridFilter, type CustomFilterProps } from 'ag-grid-react'
import { useCallback, useId, useRef, useState } from 'react'
import type { ColumnId } from '../model/ledger/columns'
import { kinds } from '../model/ledger/kinds/kinds'
import { filterValues } from '../model/view/filterValues'
import { fold } from '../model/text/fold'
import { lights } from '../model/ledger/light'
import { statuses } from '../model/ledger/status'
import type { GridContext } from './GridContext'
import type { GridRow } from './rows'
import { filterValueText } from '../reading/filterValueText'

/** So many values are shown at once; the search field finds the rest. */
const mostShown = 200

/**
 * A filter as Excel has it: the column's values, ticked. What is let through is decided by the view (`visibleRows`),
 * so that the page, the export and the address agree; the grid only keeps the choice and shows that there is one.
 */
export function ColumnFilter({
  model,
  onModelChange,
  column,
  context,
}: CustomFilterProps<GridRow, GridContext, string[]>) {
  const root = useRef<HTMLDivElement>(null)
  // Opened by keyboard (Ctrl+Enter on the header), it is of use only with the focus inside.
  const afterGuiAttached = useCallback(() => root.current?.querySelector('input')?.focus(), [])
  useGridFilter({ doesFilterPass: () => true, afterGuiAttached })
  const id = useId()
  const columnId = column.getColId() as ColumnId
  const { store, reading } = context
  const { t } = reading
  const [search, setSearch] = useState('')
  const entries = store.outline().flatMap((stream) => stream.items.flatMap((entry) => [entry, ...entry.children]))
  const counts = new Map<string, number>()
  for (const entry of entries)
    for (const value of filterValues(entry, columnId, reading)) counts.set(value, (counts.get(value) ?? 0) + 1)
  const label = (value: string) => filterValueText(columnId, value, reading)
  const fixed: readonly string[] = columnId === 'status' ? statuses : columnId === 'light' ? lights : []
  const { compare } = reading.alphabet(context.view.order)
  const known = reading.schema.column(columnId)
  const rankOf = known && kinds[known.kind].rank
  const values = [...counts.keys()].sort((a, b) => {
    if (fixed.length > 0) return fixed.indexOf(a) - fixed.indexOf(b)
    if (a === '' || b === '') return a === '' ? 1 : -1
    return rankOf ? rankOf(a, known) - rankOf(b, known) : compare(label(a), label(b))
  })
  const found = values.filter((value) => fold(label(value)).includes(fold(search).trim()))
  const shown = found.slice(0, mostShown)
  const chosen = new Set(model ?? values)
  const apply = (next: Set<string>) =>
    onModelChange(next.size === values.length || next.size === 0 ? null : values.filter((value) => next.has(value)))
  const toggle = (value: string) => {
    // From "all", a click means "only this one": that is what people look for.
    const next = model === null ? new Set([value]) : new Set(chosen)
    if (model !== null && !next.delete(value)) next.add(value)
    apply(next)
  }
  return (
    <div
      ref={root}
      className="column-filter"
      role="group"
      aria-label={t('ledger.filterColumn', { column: reading.columnName(columnId) })}
    >
      {values.length > 8 && (
        <input
          className="input input--small"
          aria-label={t('ledger.filterFind')}
          placeholder={t('ledger.filterFind')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      <ul className="column-filter__list">
        {shown.map((value, i) => (
          <li key={value}>
            <label htmlFor={`${id}-${i}`}>
              <input
                id={`${id}-${i}`}
                type="checkbox"
                checked={model !== null && chosen.has(value)}
                onChange={() => toggle(value)}
              />
              <span className="column-filter__value">{label(value)}</span>
              <span className="column-filter__count">{counts.get(value)}</span>
            </label>
          </li>
        ))}
        {shown.length === 0 && <li className="picker__empty">{t('ledger.noValues')}</li>}
        {found.length > shown.length && (
          <li className="picker__empty">{t('views.moreValues', { number: found.length - shown.length })}</li>
        )}
      </ul>
      <div className="popup-editor__foot">
        <button
          className="button button--quiet button--small"
          disabled={model === null}
          onClick={() => onModelChange(null)}
        >
          {t('ledger.clear')}
        </button>
      </div>
    </div>
  )
}
