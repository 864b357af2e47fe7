import { chineseOrders, type Alphabet, type ChineseOrder } from '../text/alphabet'
import { isColumnId, isOwnColumn, type ColumnId, type OwnColumn } from '../ledger/columns'
import { isDate } from '../text/dates'
import { kinds } from '../ledger/kinds/kinds'
import type { Item } from '../ledger/rows'
import type { LightState } from '../ledger/light'
import type { OutlineItem } from '../ledger/outline'
import type { Department } from '../ledger/person'
import { builtInSchema, type LedgerSchema } from '../ledger/schema'
import { isOpenMark, type OpenMark } from '../records/openMarks'

/** What rows may stand together by: their stream, what they say in a column; or nothing: then they are one list. */
export type Grouping = 'stream' | ValueGrouping | 'none'
export type ValueGrouping = 'lead' | 'status' | OwnColumn

/** What rows of a ledger may stand together by (L2), in the order of its columns. */
export function groupingsOf(schema: LedgerSchema): Grouping[] {
  const columns = schema.columns.filter(({ kind, isHidden }) => kinds[kind].groups && !isHidden)
  return ['stream', ...columns.map(({ id }) => id as ValueGrouping), 'none']
}

/** By what a view's rows stand together in a ledger: by stream where what it asks for is not there any more. */
export function groupingIn({ group }: View, schema: LedgerSchema): Grouping {
  return groupingsOf(schema).includes(group) ? group : 'stream'
}

/** How one person looks at a ledger: theirs alone, and nothing that anyone else sees moves with it. */
export interface View {
  /** Id of the one stream that is shown; '' shows all. */
  stream: string
  search: string
  /** Per column the values that are let through; a column that is not named lets all through. */
  filters: Partial<Record<ColumnId, readonly string[]>>
  /** Inside each group; the first column counts first. */
  sort: readonly { column: ColumnId; descending: boolean }[]
  group: Grouping
  /** How Chinese texts are sorted. */
  order: ChineseOrder
  /** Only rows that this department leads or supports; '' lets all through. */
  department: string
  /** Only rows that somebody changed on this day or later; '' lets all through. */
  since: string
  /** Only rows on which something of this is open; nothing named lets all through. */
  open: readonly OpenMark[]
}

export const plainView: View = {
  stream: '',
  search: '',
  filters: {},
  sort: [],
  group: 'stream',
  order: 'pinyin',
  department: '',
  since: '',
  open: [],
}

/** What looking needs besides the rows: lights, names in the reader's language, and their alphabet. */
export interface ViewContext {
  schema: LedgerSchema
  lightOf(entry: OutlineItem): LightState
  /** In the order in which they are kept. */
  departments: readonly Department[]
  departmentName(id: string): string
  titleOf(item: Item): string
  /** When an item was last changed, in ms since 1970; 0 when never. */
  updatedAt(item: Item): number
  /** When somebody last changed an item: a date in the ledger's time zone; '' when nobody has. */
  changedOn(item: Item): string
  openOn(item: Item): readonly OpenMark[]
  alphabet(order: ChineseOrder): Alphabet
}

/** Does the view hide rows, beyond choosing a stream? */
export function isNarrowed(view: View): boolean {
  const { search, filters, department, since, open } = view
  return search.trim() !== '' || Object.keys(filters).length > 0 || department !== '' || since !== '' || open.length > 0
}

/** A view as the name–value pairs of an address's query, and back; unknown names are passed over. */
export function viewToQuery(view: View): [string, string][] {
  const query: [string, string][] = []
  if (view.stream) query.push(['stream', view.stream])
  if (view.search.trim()) query.push(['q', view.search.trim()])
  for (const [column, values] of Object.entries(view.filters)) {
    for (const value of values ?? []) query.push([`only.${column}`, value])
  }
  if (view.department) query.push(['department', view.department])
  if (view.since) query.push(['since', view.since])
  for (const mark of view.open) query.push(['open', mark])
  if (view.group !== plainView.group) query.push(['group', view.group])
  for (const { column, descending } of view.sort) query.push(['sort', descending ? `-${column}` : column])
  if (view.order !== plainView.order) query.push(['order', view.order])
  return query
}

export function queryToView(query: Iterable<readonly [string, string]>): View {
  const filters: Partial<Record<ColumnId, string[]>> = {}
  const sort: { column: ColumnId; descending: boolean }[] = []
  const open: OpenMark[] = []
  const view = { ...plainView, filters, sort, open }
  for (const [key, value] of query) {
    const column = key === 'sort' ? value.replace(/^-/, '') : key.replace(/^only\./, '')
    if (key === 'stream') view.stream = value
    else if (key === 'q') view.search = value
    else if (key === 'department') view.department = value
    else if (key === 'since') view.since = isDate(value) ? value : ''
    else if (key === 'open') isOpenMark(value) && open.push(value)
    else if (key === 'group') view.group = isGrouping(value) ? value : plainView.group
    else if (key === 'order') view.order = chineseOrders.find((known) => known === value) ?? plainView.order
    else if (!isColumnId(column)) continue
    else if (key === 'sort') sort.push({ column, descending: value.startsWith('-') })
    else if (key.startsWith('only.')) (filters[column] ??= []).push(value)
  }
  return view
}

/** Whether a ledger has such a column is asked when its rows are shown. */
function isGrouping(value: string): value is Grouping {
  return isOwnColumn(value) || groupingsOf(builtInSchema).some((known) => known === value)
}
