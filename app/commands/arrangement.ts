import { hiddenColumns, shownColumns } from '../grid/columnLayout'
import { rowHeights, type Density } from '../grid/measures'
import type { ColumnId } from '../model/ledger/columns'
import type { LedgerEntry } from './LedgerCommandContext'

/** The columns that may be hidden. */
const choices: readonly ColumnId[] = [...shownColumns.slice(2).map(({ id }) => id), ...hiddenColumns]

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
    list: ({ t, columns }) =>
      choices.map((column) => {
        const isHidden = columns.isColumnHidden(column)
        return {
          id: column,
          label: t(isHidden ? 'commands.showColumn' : 'commands.hideColumn', { column: t(`column.${column}`) }),
          run: () => columns.setColumnHidden(column, !isHidden),
        }
      }),
  },
  { id: 'reset-columns', group: 'action', run: ({ columns }) => columns.resetColumns() },
]
