import type { OutlineItem } from '../model/ledger/outline'
import { kindsOfRecords } from '../model/records/kinds/kinds'
import type { OpeningGround } from '../model/records/kinds/RecordKind'

/** Those of these rows whose departments can be reminded, and how many rows that is a department, most first. */
export function rowsToUrge(
  entries: readonly OutlineItem[],
  ground: Omit<OpeningGround, 'item' | 'hasSubItems' | 'open' | 'granted'>,
): { items: string[]; byDepartment: [department: string, count: number][] } {
  const counts = new Map<string, number>()
  const items: string[] = []
  for (const { item, children } of entries) {
    const standing = { ...ground, item, hasSubItems: children.length > 0, open: 0, granted: 0 }
    if (kindsOfRecords.urge.judge(standing) !== null) continue
    items.push(item.id)
    counts.set(item.lead, (counts.get(item.lead) ?? 0) + 1)
  }
  return { items, byDepartment: [...counts].sort(([, a], [, b]) => b - a) }
}
