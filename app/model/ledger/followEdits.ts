import type { CellEdit } from './edit'
import { kinds } from './kinds/kinds'
import { judgeColumnOf } from './rights'
import { cellIn, type Item } from './rows'
import type { LedgerSchema } from './schema'

/**
 * What makes a row name the department `into` wherever it names `from`, each once in a cell (X11). Columns that take no
 * cells, because they are hidden or removed, keep what they say.
 */
export function followEdits(item: Item, schema: LedgerSchema, from: string, into: string): CellEdit[] {
  return schema.stored.flatMap((column) => {
    if (kinds[schema.kindOf(column)!].names !== 'departments' || judgeColumnOf(column, schema)) return []
    const value = cellIn(item, column)
    if (![value].flat().includes(from)) return []
    const put = (id: string) => (id === from ? into : id)
    return { item: item.id, column, value: typeof value === 'string' ? put(value) : [...new Set(value.map(put))] }
  })
}
