import { isTextColumn, type StoredColumn } from '../model/ledger/columns'
import type { UnsavedWork } from '../model/ledger/carry'
import { cellIn, isEmptyCell, type CellValue } from '../model/ledger/rows'
import type { Reading } from '../reading/reading'
import type { LedgerStore } from '../sync/LedgerStore'
import type { UnsavedText } from '../ui/UnsavedTexts'

/** What a person wrote into cells and no server has, as they would copy it. */
export function unsavedTexts(work: UnsavedWork, store: LedgerStore, reading: Reading): UnsavedText[] {
  const textOf = (column: StoredColumn, value: CellValue) =>
    isTextColumn(column) || column === 'evidence' ? [value].flat().join('\n') : reading.valueText(column, value)
  return work.flatMap(([row, did]) => {
    const entry = store.entry(row)
    const rowName = entry ? [entry.code, reading.titleOf(entry.item)].filter(Boolean).join(' ') : ''
    const told = (column: StoredColumn, value: CellValue): UnsavedText[] =>
      isEmptyCell(value)
        ? []
        : [
            {
              where: [rowName, reading.columnName(column)].filter(Boolean).join(' · '),
              text: textOf(column, value),
            },
          ]
    if (did.kind === 'cells') return did.cells.flatMap(({ column, mine }) => told(column, mine))
    if (did.kind === 'added')
      return (['title', 'progress', 'problems', 'next'] as const).flatMap((column) =>
        told(column, cellIn(did.item, column)),
      )
    return []
  })
}
