import type { OutlineItem } from '../model/ledger/outline'
import { mayOpen, type Standing } from './mayOpen'

/** Those of these rows whose departments can be reminded, and how many rows that is a department, most first. */
export function rowsToUrge(
  entries: readonly OutlineItem[],
  standing: Standing,
): { items: string[]; byDepartment: [department: string, count: number][] } {
  const counts = new Map<string, number>()
  const items: string[] = []
  for (const entry of entries) {
    if (!mayOpen('urge', entry, standing)) continue
    const { item } = entry
    items.push(item.id)
    counts.set(item.lead, (counts.get(item.lead) ?? 0) + 1)
  }
  return { items, byDepartment: [...counts].sort(([, a], [, b]) => b - a) }
}
