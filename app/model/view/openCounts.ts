import type { OutlineItem, OutlineStream } from '../ledger/outline'
import { openMarks, type OpenMark } from '../records/openMarks'
import type { View, ViewContext } from './view'
import { viewIn } from './viewIn'
import { matcher } from './viewMatcher'

export type OpenCounts = Readonly<Record<OpenMark, number>>

/**
 * On how many rows of a view something is open, by its marks. What the view asks of that itself is left out, so that one
 * choice does not hide the others. `only` as for visibleRows.
 */
export function openCounts(
  streams: readonly OutlineStream[],
  asked: View,
  context: ViewContext,
  only: ReadonlySet<string> | null,
): OpenCounts {
  const view = viewIn({ ...asked, open: [] }, context.schema, context.departments)
  const matches = matcher(view, context)
  const counts = Object.fromEntries(openMarks.map((mark) => [mark, 0])) as Record<OpenMark, number>
  const count = (entry: OutlineItem) => {
    const marks = context.openOn(entry.item)
    if (marks.length === 0 || (only && !only.has(entry.item.id)) || !matches(entry)) return
    for (const mark of marks) counts[mark]++
  }
  for (const { stream, items } of streams) {
    if (view.stream !== '' && view.stream !== stream.id) continue
    for (const item of items) {
      count(item)
      item.children.forEach(count)
    }
  }
  return counts
}
