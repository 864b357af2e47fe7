import type { Item } from './rows'
import { leavesOf, type OutlineItem } from './outline'
import type { Person } from './person'
import { statusOf } from './status'

/** How much of a ledger is a department's, in items that have a status of their own. */
export interface Share {
  lead: number
  support: number
  /** Of those that it leads: to be acknowledged. */
  issued: number
}

/** The department for which a person fills in the ledger as its liaison; null for everybody else. */
export function liaisonOf({ role, department }: Person): string | null {
  return role === 'department' ? department : null
}

export function shareOf(department: string, entries: readonly OutlineItem[]): Share {
  const share = { lead: 0, support: 0, issued: 0 }
  for (const { item } of leavesOf(entries)) {
    const part = partOf(department, item)
    if (part) share[part]++
    if (part === 'lead' && statusOf(item) === 'issued') share.issued++
  }
  return share
}

/** What a department has to do with an item. */
export function partOf(department: string, { lead, support }: Item): 'lead' | 'support' | null {
  return lead === department ? 'lead' : support.includes(department) ? 'support' : null
}
