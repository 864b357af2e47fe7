import { useId } from 'react'
import { usePageContext } from '../grid/PageContext'
import { filterValueText } from '../reading/filterValueText'
import type { ColumnId } from '../model/ledger/columns'
import { addDays } from '../model/text/dates'
import { lights } from '../model/ledger/light'
import { openMarks } from '../model/records/openMarks'
import type { View } from '../model/view/view'
import { PopoverMenu } from '../ui/PopoverMenu'

/** All that hides rows, in one place: lights, what is open, a department, a day, and what was ticked in the columns' own filters. */
export function FilterMenu() {
  const { view, show, reading, person, store, openCounts } = usePageContext()
  const { t } = reading
  const { today } = store
  const onChange = (change: Partial<View>) => show({ ...view, ...change })
  const id = useId()
  const { filters, department, since, open } = view
  const named = (Object.keys(filters) as ColumnId[]).filter((column) => column !== 'light')
  const count = Object.keys(filters).length + Number(department !== '') + Number(since !== '') + Number(open.length > 0)
  const only = (column: ColumnId, values: readonly string[]) => {
    const { [column]: _before, ...rest } = filters
    onChange({ filters: values.length > 0 ? { ...rest, [column]: values } : rest })
  }
  const chosen = filters.light ?? []
  const own = reading.departments.find((known) => known.id === person.department)
  const listed = [...(own ? [own] : []), ...reading.departments.filter((known) => known !== own)]
  return (
    <PopoverMenu
      label={
        <>
          {t('views.filter')}
          {count > 0 && <span className="tool-count"> {count}</span>}
        </>
      }
      className="arrange"
      width={320}
    >
      <fieldset>
        <legend>{reading.columnName('light')}</legend>
        <div className="arrange__row">
          {lights.map((light) => (
            <label key={light} className={`light light--${light}`}>
              <input
                type="checkbox"
                checked={chosen.includes(light)}
                onChange={({ target }) =>
                  only(
                    'light',
                    lights.filter((known) => (known === light ? target.checked : chosen.includes(known))),
                  )
                }
              />{' '}
              {t(`light.${light}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('asks.openOn')}</legend>
        <div className="arrange__row">
          {openMarks.map((mark) => (
            <label key={mark}>
              <input
                type="checkbox"
                checked={open.includes(mark)}
                onChange={({ target }) =>
                  onChange({
                    open: openMarks.filter((known) => (known === mark ? target.checked : open.includes(known))),
                  })
                }
              />{' '}
              {t(`asks.filter.${mark}`)} <span className="column-filter__count">{openCounts[mark]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div>
        <label className="arrange__label" htmlFor={`${id}-department`}>
          {t('views.department')}
        </label>
        <select
          id={`${id}-department`}
          className="input input--small"
          value={department}
          onChange={({ target }) => onChange({ department: target.value })}
        >
          <option value="">{t('views.anyDepartment')}</option>
          {listed.map((known) => (
            <option key={known.id} value={known.id}>
              {known === own
                ? t('views.ownDepartment', { name: known.name[reading.language] })
                : known.name[reading.language]}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label className="arrange__label" htmlFor={`${id}-since`}>
          {t('views.since')}
        </label>
        <div className="arrange__row">
          <input
            id={`${id}-since`}
            className="input input--small"
            type="date"
            max={today}
            value={since}
            onChange={({ target }) => onChange({ since: target.value })}
          />
          <button
            className="button button--quiet button--small"
            disabled={since === ''}
            onClick={() => onChange({ since: '' })}
          >
            {t('ledger.clear')}
          </button>
          <button
            className="button button--quiet button--small"
            onClick={() => onChange({ since: addDays(today, -7) })}
          >
            {t('views.lastWeek')}
          </button>
        </div>
      </div>
      {named.length > 0 && (
        <ul className="arrange__list" aria-label={t('views.inColumns')}>
          {named.map((column) => {
            const text = filters[column]!.map((value) => filterValueText(column, value, reading)).join(
              t('views.listComma'),
            )
            return (
              <li key={column}>
                <span className="arrange__text" title={text}>
                  {reading.columnName(column)}
                  {t('ledger.colon')}
                  {text}
                </span>
                <button
                  className="button button--quiet button--small"
                  aria-label={t('views.removeFilter', { column: reading.columnName(column) })}
                  onClick={() => only(column, [])}
                >
                  {t('ledger.clear')}
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <p className="field__hint">{t('views.filterHint')}</p>
    </PopoverMenu>
  )
}
