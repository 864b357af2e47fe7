import { columns, type ColumnId } from '../model/columns'
import { filledIn } from '../model/filterValues'
import type { Light } from '../model/light'
import { isStatus } from '../model/status'
import type { Reading } from './reading'

/** What a value that a filter knows (`filterValues`) says to the reader. */
export function filterValueText(column: ColumnId, value: string, { t, departmentName }: Reading): string {
  if (value === '') return t('ledger.emptyValue')
  const { kind } = columns[column]
  if (kind === 'department' || kind === 'departments') return departmentName(value)
  if (kind === 'text' || kind === 'links') return value === filledIn ? t('views.filledIn') : value
  if (column === 'status') return isStatus(value) ? t(`status.${value}`) : value
  return column === 'light' ? t(`light.${value as Light}`) : value
}
