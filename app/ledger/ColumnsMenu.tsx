import { useReducer } from 'react'
import type { ColumnId } from '../model/ledger/columns'
import { hiddenColumns, shownColumns } from '../grid/columnLayout'
import { usePageContext } from '../grid/PageContext'
import { rowHeights, type Density } from '../grid/measures'
import { PopoverMenu } from '../ui/PopoverMenu'

/** Which columns stand, and how high the rows are. */
export function ColumnsMenu() {
  const { t, density, setDensity, columns } = usePageContext().commands.context
  // The grid keeps which columns are hidden; this only asks it anew after each click.
  const [, askAgain] = useReducer((count: number) => count + 1, 0)
  const choices: ColumnId[] = [...shownColumns.slice(2).map(({ id }) => id), ...hiddenColumns]
  return (
    <PopoverMenu label={t('ledger.columnsMenu')} className="columns-menu">
      <fieldset>
        <legend>{t('ledger.density')}</legend>
        <div className="columns-menu__densities">
          {(Object.keys(rowHeights) as Density[]).map((choice) => (
            <label key={choice}>
              <input type="radio" name="density" checked={choice === density} onChange={() => setDensity(choice)} />{' '}
              {t(`ledger.densities.${choice}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('ledger.columnsMenu')}</legend>
        {choices.map((column) => (
          <label key={column}>
            <input
              type="checkbox"
              checked={!columns.isColumnHidden(column)}
              onChange={(event) => {
                columns.setColumnHidden(column, !event.target.checked)
                askAgain()
              }}
            />{' '}
            {t(`column.${column}`)}
          </label>
        ))}
      </fieldset>
      <button
        className="button button--quiet button--small"
        onClick={() => {
          columns.resetColumns()
          askAgain()
        }}
      >
        {t('commands.names.reset-columns')}
      </button>
    </PopoverMenu>
  )
}
