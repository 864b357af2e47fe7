import type { ColumnId, ComputedColumn } from '../ledger/columns'
import { kinds } from '../ledger/kinds/kinds'
import { cellIn, isEmptyCell } from '../ledger/rows'
import { lights } from '../ledger/light'
import type { OutlineItem } from '../ledger/outline'
import { statuses, statusOf } from '../ledger/status'
import type { View, ViewContext } from './view'
import type { VisibleGroup } from './visibleRows'

/** What stands last in both directions: a cell that is empty. */
const empty = Infinity

/** Sorts the rows of each group, and sub-items under their item, in place. Rows that are equal keep the ledger's order. */
export function sortRows(
  groups: readonly VisibleGroup[],
  sort: View['sort'],
  order: View['order'],
  context: ViewContext,
): void {
  if (sort.length === 0) return
  const lists = groups.flatMap(({ items }) => [
    items,
    ...items.map(({ children }) => children).filter((children) => children.length > 1),
  ])
  const entries = lists.flatMap((list) => list.map(({ entry }) => entry))
  // Each cell is read once, and not at each comparison.
  const keys = sort.map(({ column }) => keysOf(entries, column, order, context))
  const compare = (a: number, b: number) => {
    for (let i = 0; i < keys.length; i++) {
      const difference = compareKeys(keys[i]![a]!, keys[i]![b]!, sort[i]!.descending)
      if (difference !== 0) return difference
    }
    return a - b
  }
  let start = 0
  for (const list of lists) {
    const before = [...list]
    const first = start
    const places = Uint32Array.from(list, (_, i) => first + i).sort(compare)
    places.forEach((place, i) => (list[i] = before[place - first]!))
    start += list.length
  }
}

/** Groups by department in the order of their names, when the view sorts by their column; else as departments are kept. Without one: last. */
export function departmentKeys(
  by: ColumnId,
  ids: readonly string[],
  sort: View['sort'],
  order: View['order'],
  context: ViewContext,
): number[] {
  if (!sort.some(({ column }) => column === by)) {
    const places = new Map(context.departments.map(({ id }, i) => [id, i]))
    return ids.map((id) => (id === '' ? empty : (places.get(id) ?? places.size)))
  }
  return rank(
    by,
    ids.map((id) => (id === '' ? '' : context.departmentName(id))),
    order,
    context,
  )
}

export function compareKeys(x: number, y: number, isDescending: boolean): number {
  if (x === y) return 0
  if (x === empty || y === empty) return x === empty ? 1 : -1
  return isDescending ? y - x : x - y
}

function keysOf(
  entries: readonly OutlineItem[],
  column: ColumnId,
  order: View['order'],
  context: ViewContext,
): number[] {
  if (column === 'light') {
    return entries.map((entry) => {
      const { light, days } = context.lightOf(entry)
      return lights.indexOf(light) * 100_000 - days
    })
  }
  if (column === 'status')
    return entries.map(({ item, children }) => (children.length > 0 ? empty : statuses.indexOf(statusOf(item))))
  if (column === 'updated') return entries.map(({ item }) => context.updatedAt(item) || empty)
  const known = context.schema.column(column)
  // A kept view may ask for a column that the ledger does not have any more.
  if (!known || known.isRemoved) return entries.map(() => empty)
  const { rank: rankOf } = kinds[known.kind]
  if (rankOf && column !== 'code')
    return entries.map(({ item }) => {
      const value = cellIn(item, column)
      return isEmptyCell(value) ? empty : rankOf(value, known)
    })
  return rank(
    column,
    entries.map((entry) => sortText(entry, column, context)),
    order,
    context,
  )
}

function sortText(
  { item, code }: OutlineItem,
  column: Exclude<ColumnId, Exclude<ComputedColumn, 'code'> | 'status'>,
  context: ViewContext,
): string {
  if (column === 'code') return code
  if (column === 'title' || column === 'titleEn') return context.titleOf(item)
  const values = [cellIn(item, column)].flat().filter(Boolean)
  const kind = context.schema.kindOf(column)
  const isOfDepartments = kind !== null && kinds[kind].names === 'departments'
  return (isOfDepartments ? values.map(context.departmentName) : values).join(' ')
}

function rank(column: ColumnId, texts: readonly string[], order: View['order'], context: ViewContext): number[] {
  const ranks = context.alphabet(order).ranksOf(column, new Set(texts))
  return texts.map((text) => (text === '' ? empty : ranks.get(text)!))
}
