import { kinds } from '../ledger/kinds/kinds'
import { leavesOf, type OutlineItem, type OutlineStream } from '../ledger/outline'
import { compareKeys, departmentKeys, sortRows } from './sortRows'
import { cellIn } from '../ledger/rows'
import { statuses, statusOf, type Status } from '../ledger/status'
import { groupingIn, isNarrowed, type Grouping, type ValueGrouping, type View, type ViewContext } from './view'
import { viewIn } from './viewIn'
import { matcher } from './viewMatcher'

/** A heading with the rows under it. */
export interface VisibleGroup {
  by: Grouping
  /** Id of the stream, or what its rows say in the column; '' for items that say nothing there, and for one list. */
  key: string
  /** Where rows are grouped by stream. */
  stream: OutlineStream | null
  items: VisibleItem[]
  /** How many items, with a status of their own, would stand here if the view looked for nothing. */
  total: number
}

export interface VisibleItem {
  entry: OutlineItem
  /** False for an item that stands here only because a sub-item of it was found. */
  found: boolean
  children: VisibleItem[]
  /** The item of a sub-item that stands apart from it, in the group of its own value. */
  parent: OutlineItem | null
}

/**
 * The rows that a view lets through, in its groups and its order. Grouped by a column, each row stands with its own
 * value: a sub-item under its item where both have the same, else apart. An item with sub-items has no status, and stands
 * in the group ''. In one list each row stands for itself, and an item with sub-items only where none of them is found:
 * it would say the same twice. Streams stay even when empty, unless one looks for something; other groups hold what is seen.
 * `only`: ids of the rows that alone may be found; null lets all through.
 */
export function visibleRows(
  streams: readonly OutlineStream[],
  asked: View,
  context: ViewContext,
  only: ReadonlySet<string> | null = null,
): VisibleGroup[] {
  const view = viewIn(asked, context.schema, context.departments)
  const shown = view.stream === '' ? streams : streams.filter(({ stream }) => stream.id === view.stream)
  const matchesView = matcher(view, context)
  const matches: Matches = only ? (entry) => only.has(entry.item.id) && matchesView(entry) : matchesView
  const by = groupingIn(view, context.schema)
  const groups =
    by === 'stream'
      ? byStream(shown, matches, only !== null || isNarrowed(view))
      : by === 'none'
        ? asList(shown, matches)
        : byValue(shown, by, matches, view, context)
  sortRows(groups, view.sort, view.order, context)
  return groups
}

/** The group in which a row stands. */
export function groupKey({ item, children }: OutlineItem, by: ValueGrouping): string {
  if (by === 'status') return children.length > 0 ? '' : statusOf(item)
  const value = cellIn(item, by)
  return typeof value === 'string' ? value : ''
}

/** The rows of a group that are not there for the sake of others alone. */
export function foundIn({ items }: Pick<VisibleGroup, 'items'>): OutlineItem[] {
  return items.flatMap((item) => [...(item.found ? [item.entry] : []), ...foundIn({ items: item.children })])
}

type Matches = (entry: OutlineItem) => boolean

function byStream(streams: readonly OutlineStream[], matches: Matches, narrowed: boolean): VisibleGroup[] {
  return streams.flatMap((stream): VisibleGroup[] => {
    const items = stream.items.flatMap((entry) => shownItem(entry, matches(entry), entry.children.filter(matches)))
    return items.length > 0 || !narrowed
      ? [{ by: 'stream', key: stream.stream.id, stream, items, total: leavesOf(stream.items).length }]
      : []
  })
}

function asList(streams: readonly OutlineStream[], matches: Matches): VisibleGroup[] {
  const all = streams.flatMap((stream) => stream.items)
  const items = all.flatMap((entry) => {
    const children = entry.children.filter(matches)
    const apart = children.map((child) => ({ entry: child, found: true, children: [], parent: entry }))
    return children.length > 0 || !matches(entry) ? apart : shownItem(entry, true, [])
  })
  return items.length > 0 ? [{ by: 'none', key: '', stream: null, items, total: leavesOf(all).length }] : []
}

function byValue(
  streams: readonly OutlineStream[],
  by: ValueGrouping,
  matches: Matches,
  view: View,
  context: ViewContext,
): VisibleGroup[] {
  const groups = new Map<string, VisibleItem[]>()
  const put = (key: string, items: VisibleItem[]) => {
    const group = groups.get(key)
    if (group) group.push(...items)
    else if (items.length > 0) groups.set(key, items)
  }
  const all = streams.flatMap(({ items }) => items)
  const totals = new Map<string, number>()
  for (const leaf of leavesOf(all)) totals.set(groupKey(leaf, by), (totals.get(groupKey(leaf, by)) ?? 0) + 1)
  for (const entry of all) {
    const key = groupKey(entry, by)
    const children = entry.children.filter(matches)
    put(
      key,
      shownItem(
        entry,
        matches(entry),
        children.filter((child) => groupKey(child, by) === key),
      ),
    )
    for (const child of children) {
      const own = groupKey(child, by)
      if (own !== key) put(own, [{ entry: child, found: true, children: [], parent: entry }])
    }
  }
  return inOrder(
    [...groups].map(([key, items]) => ({ by, key, stream: null, items, total: totals.get(key) ?? 0 })),
    by,
    view,
    context,
  )
}

function shownItem(entry: OutlineItem, found: boolean, children: readonly OutlineItem[]): VisibleItem[] {
  if (!found && children.length === 0) return []
  return [
    {
      entry,
      found,
      children: children.map((child) => ({ entry: child, found: true, children: [], parent: null })),
      parent: null,
    },
  ]
}

/** As the column's values go, departments as they are kept; the other way round, or by name, when that column is sorted. */
function inOrder(groups: VisibleGroup[], by: ValueGrouping, view: View, context: ViewContext): VisibleGroup[] {
  const isDescending = view.sort.find(({ column }) => column === by)?.descending ?? false
  const keys = keysOf(
    groups.map(({ key }) => key),
    by,
    view,
    context,
  )
  const order = groups.map((group, i) => ({ group, key: keys[i]! }))
  return order.sort((a, b) => compareKeys(a.key, b.key, isDescending)).map(({ group }) => group)
}

/** Those that say nothing stand last. */
function keysOf(values: readonly string[], by: ValueGrouping, view: View, context: ViewContext): number[] {
  if (by === 'status') return values.map((value) => (value === '' ? Infinity : statuses.indexOf(value as Status)))
  const column = context.schema.column(by)!
  const { rank } = kinds[column.kind]
  return rank
    ? values.map((value) => (value === '' ? Infinity : rank(value, column)))
    : departmentKeys(by, values, view.sort, view.order, context)
}
