import type { RefusalCode } from './errors'
import { kinds } from './kinds/kinds'
import type { Known } from './kinds/Kind'
import type { CellValue } from './rows'
import type { Column } from './schema'

/** What is wrong with a value for its column (D2, D5), where `before` stood; null when nothing is. */
export function judgeValue(column: Column, value: unknown, known: Known, before: CellValue = ''): RefusalCode | null {
  return kinds[column.kind].judge(value, column, known, before)
}
