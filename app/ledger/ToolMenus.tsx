import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ColumnId } from '../model/columns'
import { hiddenColumns, shownColumns } from '../grid/columnLayout'
import { rowHeights, type Density } from '../grid/measures'

/** Which columns stand, and how high the rows are. */
export function ColumnsMenu(props: { isHidden: (column: ColumnId) => boolean; onHide: (column: ColumnId, isHidden: boolean) => void; onReset: () => void; density: Density; onDensity: (density: Density) => void }) {
  const { t } = useTranslation()
  const choices: ColumnId[] = [...shownColumns.slice(2).map(({ id }) => id), ...hiddenColumns]
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <button className="button button--quiet button--small">{t('ledger.columnsMenu')}</button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('ledger.density')}</Menu.Label>
        {(Object.keys(rowHeights) as Density[]).map((density) => (
          <Menu.Item key={density} role="menuitemradio" aria-checked={props.density === density} leftSection={<Tick on={props.density === density} />} onClick={() => props.onDensity(density)}>
            {t(`ledger.densities.${density}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('ledger.columnsMenu')}</Menu.Label>
        {choices.map((column) => {
          const isShown = !props.isHidden(column)
          return (
            <Menu.Item key={column} role="menuitemcheckbox" aria-checked={isShown} leftSection={<Tick on={isShown} />} onClick={() => props.onHide(column, isShown)}>
              {t(`column.${column}`)}
            </Menu.Item>
          )
        })}
        <Menu.Divider />
        <Menu.Item leftSection={<Tick on={false} />} onClick={props.onReset}>{t('ledger.resetColumns')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Tick({ on }: { on: boolean }) {
  return <span className="tick" aria-hidden="true">{on ? '✓' : ''}</span>
}

/** The ledger as CSV: as this person sees it, or whole. `seen` gives the address of what they see now. */
export function ExportMenu({ tracker, seen }: { tracker: string; seen: () => string }) {
  const { t, i18n } = useTranslation()
  const download = (query: string) => {
    location.href = `/trackers/${tracker}/export.csv?${query}${query ? '&' : ''}lang=${i18n.language}`
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button className="button button--small">{t('ledger.export')}</button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => download(seen())}>{t('ledger.exportSeen')}</Menu.Item>
        <Menu.Item onClick={() => download('')}>{t('ledger.exportWhole')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
