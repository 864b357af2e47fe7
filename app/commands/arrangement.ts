import { choosableColumns } from '../grid/columnLayout'
import { rowHeights, type Density } from '../grid/measures'
import type { LedgerEntry } from './LedgerCommandContext'

/** How rows and columns stand. */
export const arrangementCommands: readonly LedgerEntry[] = [
  {
    id: 'density',
    group: 'action',
    list: ({ t, density, setDensity }) =>
      (Object.keys(rowHeights) as Density[])
        .filter((other) => other !== density)
        .map((other) => ({
          id: other,
          label: t('commands.density', { density: t(`ledger.densities.${other}`) }),
          run: () => setDensity(other),
        })),
  },
  {
    id: 'show-column',
    group: 'action',
    list: ({ t, reading, columns }) =>
      choosableColumns(reading.schema).map((column) => {
        const isHidden = !columns.shown.includes(column)
        return {
          id: column,
          label: t(isHidden ? 'commands.showColumn' : 'commands.hideColumn', { column: reading.columnName(column) }),
          run: () => columns.hide(column, !isHidden),
        }
      }),
  },
  { id: 'reset-columns', group: 'action', run: ({ columns }) => columns.reset() },
]
