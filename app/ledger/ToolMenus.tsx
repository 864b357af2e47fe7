import { Menu } from '@mantine/core'
import { useReducer, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColumnId } from '../model/ledger/columns'
import { hiddenColumns, shownColumns } from '../grid/columnLayout'
import { rowHeights, type Density } from '../grid/measures'
import { useReturnedFocus } from '../ui/useReturnedFocus'
import { PopoverMenu } from '../ui/PopoverMenu'
import { downloadLedger } from './downloadLedger'

interface ColumnsMenuProps {
  isHidden: (column: ColumnId) => boolean
  onHide: (column: ColumnId, isHidden: boolean) => void
  onReset: () => void
  density: Density
  onDensity: (density: Density) => void
}

/** Which columns stand, and how high the rows are. */
export function ColumnsMenu({ isHidden, onHide, onReset, density, onDensity }: ColumnsMenuProps) {
  const { t } = useTranslation()
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
              <input type="radio" name="density" checked={choice === density} onChange={() => onDensity(choice)} />{' '}
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
              checked={!isHidden(column)}
              onChange={(event) => {
                onHide(column, !event.target.checked)
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
          onReset()
          askAgain()
        }}
      >
        {t('ledger.resetColumns')}
      </button>
    </PopoverMenu>
  )
}

interface TransferMenuProps {
  tracker: string
  /** The query of what this person sees now. */
  seen: () => string
  /** Null for those who may only look. */
  onImport: (() => void) | null
}

/** The ledger as a file, as this person sees it or whole; and a file into the ledger. */
export function TransferMenu({ tracker, seen, onImport }: TransferMenuProps) {
  const { t, i18n } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const menu = useRef<HTMLDivElement>(null)
  const target = useRef<HTMLButtonElement>(null)
  useReturnedFocus(isOpen, menu, target)
  const download = (ending: 'csv' | 'xlsx', query: string) => downloadLedger(tracker, ending, query, i18n.language)
  const formats = (['xlsx', 'csv'] as const).map((ending) => ({ ending, format: ending.toUpperCase() }))
  return (
    <Menu
      opened={isOpen}
      onChange={setOpen}
      returnFocus={false}
      position="bottom-end"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button ref={target} className="button button--small">
          {t(onImport ? 'ledger.transfer' : 'ledger.export')}
        </button>
      </Menu.Target>
      <Menu.Dropdown ref={menu}>
        {onImport && <Menu.Item onClick={onImport}>{t('ledger.import')}</Menu.Item>}
        {onImport && <Menu.Divider />}
        {formats.map(({ ending, format }) => (
          <Menu.Item key={ending} onClick={() => download(ending, seen())}>
            {t('ledger.exportSeen', { format })}
          </Menu.Item>
        ))}
        {formats.map(({ ending, format }) => (
          <Menu.Item key={ending} onClick={() => download(ending, '')}>
            {t('ledger.exportWhole', { format })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
