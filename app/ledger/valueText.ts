import type { Reading } from '../grid/reading'
import { columns, type ColumnId } from '../model/columns'
import type { CellValue } from '../model/ledger'

/** A value of a column as its reader would write it, names and statuses in their language; '' where there is none. */
export function valueText(value: CellValue, column: string, reading: Reading): string {
  const kind = column in columns ? columns[column as ColumnId].kind : 'short'
  const words = [value].flat().map((entry) => {
    if (entry === '') return ''
    if (kind === 'department' || kind === 'departments') return reading.departmentName(entry)
    return kind === 'status' ? reading.t(`status.${entry}`) : entry
  })
  return words.join(reading.language === 'en' ? ', ' : '、')
}
