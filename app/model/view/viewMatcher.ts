import type { ColumnId } from '../ledger/columns'
import { kinds } from '../ledger/kinds/kinds'
import { cellIn, type CellValue } from '../ledger/rows'
import type { Column, LedgerSchema } from '../ledger/schema'
import { filterValues } from './filterValues'
import { fold } from '../text/fold'
import type { OutlineItem } from '../ledger/outline'
import type { View, ViewContext } from './view'

/** Does a row pass all that a view, as the ledger can show it (viewIn), asks of it? Rows that only lead to others are `visibleRows`' concern. */
export function matcher(view: View, context: ViewContext): (entry: OutlineItem) => boolean {
  const words = fold(view.search).split(/\s+/).filter(Boolean)
  const filters = Object.entries(view.filters).map(([column, values]) => [column as ColumnId, new Set(values)] as const)
  const { department, since, open } = view
  const names = new Map(context.departments.map(({ id, short, name }) => [id, `${short} ${name.zh} ${name.en}`]))
  return (entry) =>
    (department === '' || entry.item.lead === department || entry.item.support.includes(department)) &&
    (since === '' || context.changedOn(entry.item) >= since) &&
    (open.length === 0 || context.openOn(entry.item).some((mark) => open.includes(mark))) &&
    filters.every(([column, allowed]) => filterValues(entry, column, context).some((value) => allowed.has(value))) &&
    containsAll(words, () => searchText(entry, names, context.schema))
}

function containsAll(words: readonly string[], textOf: () => string): boolean {
  if (words.length === 0) return true
  const text = textOf()
  return words.every((word) => text.includes(word))
}

/** Departments and options are found by each of their names, whichever of them the reader sees. */
function searchText({ item, code }: OutlineItem, namesOf: ReadonlyMap<string, string>, schema: LedgerSchema): string {
  const names = [item.lead, ...item.support].map((id) => namesOf.get(id) ?? id)
  return fold(
    [
      code,
      item.title,
      item.titleEn,
      item.clause,
      item.owner,
      item.due,
      ...names,
      item.progress,
      item.problems,
      item.next,
      ...item.evidence,
      ...schema.own.flatMap((column) => ownTexts(schema.column(column)!, cellIn(item, column), namesOf)),
    ].join('\n'),
  )
}

function ownTexts({ kind, options }: Column, value: CellValue, namesOf: ReadonlyMap<string, string>): string[] {
  const entries = [value].flat().filter(Boolean)
  const { names } = kinds[kind]
  if (names === 'departments') return entries.map((id) => namesOf.get(id) ?? id)
  if (names === undefined) return entries
  return entries.flatMap((id) =>
    options.filter((option) => option.id === id).flatMap(({ name, nameEn }) => [name, nameEn]),
  )
}
