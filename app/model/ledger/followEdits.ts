import type { CellEdit } from './edit'
import { kinds } from './kinds/kinds'
import { judgeColumnOf } from './rights'
import { cellIn, withCells, type Item } from './rows'
import type { LedgerSchema } from './schema'

/**
 * What makes a row name the department `into` wherever it names `from`, each once in a cell (X11); who comes to lead it does
 * not also support it. Columns that take no cells, because they are hidden or removed, keep what they say.
 */
export function followEdits(item: Item, schema: LedgerSchema, from: string, into: string): CellEdit[] {
  const edits = namedAnew(item, schema, from, into)
  if (edits.length === 0 || judgeColumnOf('support', schema)) return edits
  const { lead, support } = withCells(
    item,
    edits.map(({ column, value }) => [column, value] as const),
  )
  if (lead !== into || !support.includes(into)) return edits
  const alone = { item: item.id, column: 'support' as const, value: support.filter((id) => id !== into) }
  return [...edits.filter(({ column }) => column !== 'support'), alone]
}

function namedAnew(item: Item, schema: LedgerSchema, from: string, into: string): CellEdit[] {
  return schema.stored.flatMap((column) => {
    if (kinds[schema.kindOf(column)!].names !== 'departments' || judgeColumnOf(column, schema)) return []
    const value = cellIn(item, column)
    if (![value].flat().includes(from)) return []
    const put = (id: string) => (id === from ? into : id)
    return { item: item.id, column, value: typeof value === 'string' ? put(value) : [...new Set(value.map(put))] }
  })
}
