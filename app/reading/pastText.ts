import { columns, type ColumnId } from '../model/ledger/columns'
import type { CellChange } from '../model/history/history'
import { isStatus } from '../model/ledger/status'
import type { Reading } from './reading'

/** What a value of a column, which may be an old one, says to the reader by itself; '' when it is empty. */
export function pastText(value: CellChange['before'], column: string, reading: Reading): string {
  const kind = column in columns ? columns[column as ColumnId].kind : 'short'
  const words = [value].flat().map((entry) => {
    if (typeof entry !== 'string' || entry === '') return ''
    if (kind === 'department' || kind === 'departments') return reading.departmentName(entry)
    return kind === 'status' && isStatus(entry) ? reading.t(`status.${entry}`) : entry
  })
  return words.join(reading.language === 'en' ? ', ' : '、')
}
