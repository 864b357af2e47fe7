import { choosableColumns } from '../grid/columnLayout'
import { usePageContext } from '../grid/PageContext'
import { rowHeights, type Density } from '../grid/measures'
import { PopoverMenu } from '../ui/PopoverMenu'

/** Which columns stand, and how high the rows are. */
export function ColumnsMenu() {
  const { t, reading, density, setDensity, columns } = usePageContext().commands.context
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
        {choosableColumns(reading.schema).map((column) => (
          <label key={column}>
            <input
              type="checkbox"
              checked={columns.shown.includes(column)}
              onChange={({ target }) => columns.hide(column, !target.checked)}
            />{' '}
            {reading.columnName(column)}
          </label>
        ))}
      </fieldset>
      <button className="button button--quiet button--small" onClick={columns.reset}>
        {t('commands.names.reset-columns')}
      </button>
    </PopoverMenu>
  )
}
