import { columns, type ColumnId } from '../model/ledger/columns'
import { filledIn } from '../model/view/filterValues'
import type { Light } from '../model/ledger/light'
import { isStatus } from '../model/ledger/status'
import type { Reading } from './reading'

/** What a value that a filter knows (`filterValues`) says to the reader. */
export function filterValueText(column: ColumnId, value: string, { t, statusText, departmentName }: Reading): string {
  if (value === '') return t('ledger.emptyValue')
  const { kind } = columns[column]
  if (kind === 'department' || kind === 'departments') return departmentName(value)
  if (kind === 'text' || kind === 'links') return value === filledIn ? t('views.filledIn') : value
  if (column === 'status') return isStatus(value) ? statusText(value) : value
  return column === 'light' ? t(`light.${value as Light}`) : value
}
