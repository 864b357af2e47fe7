import type { ColumnId } from '../model/ledger/columns'
import { kinds } from '../model/ledger/kinds/kinds'
import { filledIn } from '../model/view/filterValues'
import type { Light } from '../model/ledger/light'
import type { Reading } from './reading'

/** What a value that a filter knows (`filterValues`) says to the reader. */
export function filterValueText(column: ColumnId, value: string, { t, schema, valueText }: Reading): string {
  if (value === '') return t('ledger.emptyValue')
  if (column === 'light') return t(`light.${value as Light}`)
  const kind = schema.kindOf(column)
  if (kind !== null && kinds[kind].isFilteredAsWhole) return value === filledIn ? t('views.filledIn') : value
  return valueText(column, value)
}
