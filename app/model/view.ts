import { columns, type ColumnId } from './columns'
import { isDate } from './dates'
import type { Item } from './ledger'
import type { LightState } from './light'
import { lights } from './light'
import type { OutlineItem, OutlineStream } from './outline'
import { statuses, statusOf } from './status'

/** How one person looks at a ledger: theirs alone, and nothing that anyone else sees moves with it. */
export interface View {
  /** Id of the one stream that is shown; '' shows all. */
  stream: string
  search: string
  /** Per column the values that are let through; a column that is not named lets all through. */
  filters: Partial<Record<ColumnId, readonly string[]>>
  sort: readonly { column: ColumnId; descending: boolean }[]
  /** Only rows that this department leads or supports; '' lets all through. */
  department: string
  /** Only rows that somebody changed on this day or later; '' lets all through. */
  since: string
}

export const plainView: View = { stream: '', search: '', filters: {}, sort: [], department: '', since: '' }

/** What looking needs besides the rows: lights, names in the reader's language, and their alphabet. */
export interface ViewContext {
  lightOf(entry: OutlineItem): LightState
  departmentName(id: string): string
  titleOf(item: Item): string
  /** When an item was last changed, as text that sorts. */
  updatedOf(item: Item): string
  /** When somebody last changed an item: a date in the ledger's time zone; '' when nobody has. */
  changedOn(item: Item): string
  collator: Intl.Collator
}

export interface VisibleStream {
  outline: OutlineStream
  items: VisibleItem[]
}

export interface VisibleItem {
  entry: OutlineItem
  /** False for an item that stands here only because a sub-item of it was found. */
  found: boolean
  children: VisibleItem[]
}

/** What a column's filter sees of a row: ids for departments, words for the rest. */
export function filterValues(entry: OutlineItem, column: ColumnId, context: ViewContext): string[] {
  const { item } = entry
  if (column === 'code') return [entry.code]
  if (column === 'light') return [context.lightOf(entry).light]
  if (column === 'updated') return [context.updatedOf(item)]
  if (column === 'title' || column === 'titleEn') return [context.titleOf(item)]
  if (column === 'status') return entry.children.length > 0 ? [] : [statusOf(item)]
  const value = item[column]
  return typeof value === 'string' ? [value] : value.length > 0 ? [...value] : ['']
}

/** The rows that a view lets through, in its order. Streams stay even when empty, unless one looks for something. */
export function visibleRows(streams: readonly OutlineStream[], view: View, context: ViewContext): VisibleStream[] {
  const matches = matcher(view, context)
  const compare = comparer(view, context)
  const narrowed = isNarrowed(view)
  const result: VisibleStream[] = []
  for (const stream of streams) {
    if (view.stream !== '' && stream.stream.id !== view.stream) continue
    const items: VisibleItem[] = []
    for (const entry of stream.items) {
      const found = matches(entry)
      const children = entry.children
        .filter(matches)
        .map((child): VisibleItem => ({ entry: child, found: true, children: [] }))
      if (found || children.length > 0) items.push({ entry, found, children: compare ? children.sort(compare) : children })
    }
    if (items.length > 0 || !narrowed) result.push({ outline: stream, items: compare ? items.sort(compare) : items })
  }
  return result
}

/** Does the view hide rows, beyond choosing a stream? */
export function isNarrowed(view: View): boolean {
  return view.search.trim() !== '' || Object.keys(view.filters).length > 0 || view.department !== '' || view.since !== ''
}

export function countFound(streams: readonly VisibleStream[]): number {
  const count = (items: readonly VisibleItem[]): number =>
    items.reduce((sum, item) => sum + (item.found ? 1 : 0) + count(item.children), 0)
  return streams.reduce((sum, stream) => sum + count(stream.items), 0)
}

function matcher(view: View, context: ViewContext): (entry: OutlineItem) => boolean {
  const words = fold(view.search).split(/\s+/).filter(Boolean)
  const filters = Object.entries(view.filters).map(([column, values]) => [column as ColumnId, new Set(values)] as const)
  const { department, since } = view
  return (entry) =>
    (department === '' || entry.item.lead === department || entry.item.support.includes(department)) &&
    (since === '' || context.changedOn(entry.item) >= since) &&
    filters.every(([column, allowed]) => filterValues(entry, column, context).some((value) => allowed.has(value))) &&
    containsAll(words, () => searchText(entry, context))
}

function containsAll(words: readonly string[], textOf: () => string): boolean {
  if (words.length === 0) return true
  const text = textOf()
  return words.every((word) => text.includes(word))
}

function searchText({ item, code }: OutlineItem, context: ViewContext): string {
  const names = [item.lead, ...item.support].map((id) => (id ? context.departmentName(id) : ''))
  return fold(
    [code, item.title, item.titleEn, item.clause, item.owner, item.due, ...names, item.progress, item.problems, item.next,
      ...item.evidence].join('\n'),
  )
}

/** Full and half width, upper and lower case are the same to someone who searches. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function comparer(view: View, context: ViewContext): ((a: VisibleItem, b: VisibleItem) => number) | null {
  if (view.sort.length === 0) return null
  return (a, b) => {
    for (const { column, descending } of view.sort) {
      const difference = compareColumn(a.entry, b.entry, column, context)
      if (difference !== 0) return descending && Number.isFinite(difference) ? -difference : difference
    }
    return 0
  }
}

/** Empty cells come last in both directions: an infinite difference is never turned round. */
function compareColumn(a: OutlineItem, b: OutlineItem, column: ColumnId, context: ViewContext): number {
  if (column === 'code') return context.collator.compare(a.code, b.code)
  if (column === 'light') {
    const [x, y] = [context.lightOf(a), context.lightOf(b)]
    return lights.indexOf(x.light) - lights.indexOf(y.light) || y.days - x.days
  }
  if (column === 'status') return statuses.indexOf(statusOf(a.item)) - statuses.indexOf(statusOf(b.item))
  const { kind } = columns[column]
  const text = (entry: OutlineItem) => {
    const values = filterValues(entry, column, context).filter(Boolean)
    return (kind === 'department' || kind === 'departments' ? values.map(context.departmentName) : values).join(' ')
  }
  const [x, y] = [text(a), text(b)]
  if (x === '' || y === '') return x === y ? 0 : x === '' ? Infinity : -Infinity
  return context.collator.compare(x, y)
}

/** A view as the name–value pairs of an address's query, and back; unknown names are passed over. */
export function viewToQuery(view: View): [string, string][] {
  const query: [string, string][] = []
  if (view.stream) query.push(['stream', view.stream])
  if (view.search.trim()) query.push(['q', view.search.trim()])
  for (const [column, values] of Object.entries(view.filters)) {
    for (const value of values) query.push([`only.${column}`, value])
  }
  if (view.department) query.push(['department', view.department])
  if (view.since) query.push(['since', view.since])
  for (const { column, descending } of view.sort) query.push(['sort', descending ? `-${column}` : column])
  return query
}

export function queryToView(query: Iterable<readonly [string, string]>): View {
  const filters: Partial<Record<ColumnId, string[]>> = {}
  const sort: { column: ColumnId; descending: boolean }[] = []
  let stream = ''
  let search = ''
  let department = ''
  let since = ''
  for (const [key, value] of query) {
    const column = key === 'sort' ? value.replace(/^-/, '') : key.replace(/^only\./, '')
    if (key === 'stream') stream = value
    else if (key === 'q') search = value
    else if (key === 'department') department = value
    else if (key === 'since') since = isDate(value) ? value : ''
    else if (!isColumn(column)) continue
    else if (key === 'sort') sort.push({ column, descending: value.startsWith('-') })
    else if (key.startsWith('only.')) (filters[column] ??= []).push(value)
  }
  return { stream, search, filters, sort, department, since }
}

function isColumn(name: string): name is ColumnId {
  return Object.hasOwn(columns, name)
}
