import type { Item } from '../ledger/rows'
import type { Person } from '../ledger/person'
import { liaisonOf, partOf } from '../ledger/share'
import { plainView, queryToView, viewToQuery, type View } from './view'

/** The department whose rows a bare address shows a person: a liaison's, once it has any; '' shows all. */
export function homeOf(person: Person, items: readonly Item[]): string {
  const department = liaisonOf(person)
  return department !== null && items.some((item) => partOf(department, item) !== null) ? department : ''
}

/** The name by which an address asks for one row, which is no part of a view. */
export const askedRow = 'item'

/** The view that an address's query asks for: who asks for nothing, or for a row, begins at home. */
export function openingView(query: Iterable<readonly [string, string]>, home: string): View {
  const asked = [...query].filter(([name]) => name !== askedRow)
  return asked.length === 0 ? { ...plainView, department: home } : queryToView(asked)
}

/** What an address says of a view. Who is at home elsewhere has to say that they want all, or it would lead there. */
export function addressOf(view: View, home: string): [string, string][] {
  const query = viewToQuery(view)
  return query.length === 0 && home !== '' ? [['department', '']] : query
}
