import { useId } from 'react'
import { usePageContext } from '../grid/PageContext'
import { gridColumns } from '../grid/columnLayout'
import { chineseOrders } from '../model/text/alphabet'
import type { ColumnId } from '../model/ledger/columns'
import { groupingIn, groupingsOf, type Grouping, type View } from '../model/view/view'
import { PopoverMenu } from '../ui/PopoverMenu'

/** What rows stand together by, and in which order: by the columns' headers or here, one column after the other. */
export function ArrangeMenu() {
  const { view, show, reading } = usePageContext()
  const { t } = reading
  const onChange = (change: Partial<View>) => show({ ...view, ...change })
  const id = useId()
  const { sort, order } = view
  const group = groupingIn(view, reading.schema)
  const nameOf = (by: Grouping) => (by === 'none' ? t('views.ungrouped') : reading.columnName(by))
  const rest = gridColumns(reading.schema).filter((column) => !sort.some((by) => by.column === column))
  return (
    <PopoverMenu
      label={t('views.groupedBy', { column: nameOf(group) })}
      button={{ title: t('views.arrange') }}
      className="arrange"
      width={320}
    >
      <fieldset>
        <legend>{t('views.group')}</legend>
        <div className="arrange__row">
          {groupingsOf(reading.schema).map((by) => (
            <label key={by}>
              <input
                type="radio"
                name={`${id}-group`}
                checked={by === group}
                onChange={() => onChange({ group: by })}
              />{' '}
              {nameOf(by)}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('views.sort')}</legend>
        {sort.length > 0 && (
          <ol className="arrange__list">
            {sort.map(({ column, descending }) => {
              const name = reading.columnName(column)
              return (
                <li key={column}>
                  <span className="arrange__text">{name}</span>
                  <button
                    className="button button--quiet button--small"
                    aria-label={t('views.turn', {
                      column: name,
                      direction: t(descending ? 'views.descending' : 'views.ascending'),
                    })}
                    onClick={() =>
                      onChange({
                        sort: sort.map((by) => (by.column === column ? { column, descending: !descending } : by)),
                      })
                    }
                  >
                    {t(descending ? 'views.descending' : 'views.ascending')}{' '}
                    <span aria-hidden="true">{descending ? '↓' : '↑'}</span>
                  </button>
                  <button
                    className="button button--quiet button--small"
                    aria-label={t('views.unsort', { column: name })}
                    onClick={() => onChange({ sort: sort.filter((by) => by.column !== column) })}
                  >
                    {t('ledger.clear')}
                  </button>
                </li>
              )
            })}
          </ol>
        )}
        <select
          className="input input--small"
          aria-label={t('views.addSort')}
          value=""
          onChange={({ target }) =>
            onChange({ sort: [...sort, { column: target.value as ColumnId, descending: false }] })
          }
        >
          <option value="" disabled>
            {t('views.addSort')}
          </option>
          {rest.map((column) => (
            <option key={column} value={column}>
              {reading.columnName(column)}
            </option>
          ))}
        </select>
      </fieldset>
      <fieldset>
        <legend>{t('views.order')}</legend>
        <div className="arrange__row">
          {chineseOrders.map((by) => (
            <label key={by}>
              <input
                type="radio"
                name={`${id}-order`}
                checked={by === order}
                onChange={() => onChange({ order: by })}
              />{' '}
              {t(`views.orders.${by}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <p className="field__hint">{t('views.arrangeHint')}</p>
    </PopoverMenu>
  )
}
