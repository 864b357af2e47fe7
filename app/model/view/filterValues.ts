import type { ColumnId } from '../ledger/columns'
import { kinds } from '../ledger/kinds/kinds'
import { cellIn } from '../ledger/rows'
import { visible } from '../text/fold'
import type { OutlineItem } from '../ledger/outline'
import { statusOf } from '../ledger/status'
import type { ViewContext } from './view'

/** What a filter sees of a long text or of evidence that is not empty: nobody ticks whole texts. */
export const filledIn = '*'

/** What a column's filter sees of a row: ids for departments, words as they look for the rest, '' for what is empty. */
export function filterValues(entry: OutlineItem, column: ColumnId, context: ViewContext): string[] {
  const { item } = entry
  if (column === 'code') return [entry.code]
  if (column === 'light') return [context.lightOf(entry).light]
  if (column === 'title' || column === 'titleEn') return [visible(context.titleOf(item))]
  if (column === 'updated') return [context.changedOn(item)]
  if (column === 'status') return entry.children.length > 0 ? [] : [statusOf(item)]
  const value = cellIn(item, column)
  const kind = context.schema.kindOf(column)
  if (kind !== null && kinds[kind].isFilteredAsWhole) return [value.length > 0 ? filledIn : '']
  return typeof value === 'string' ? [visible(value)] : value.length > 0 ? [...value] : ['']
}
