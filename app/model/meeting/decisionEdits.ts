import type { CellEdit, Place } from '../ledger/edit'
import type { Item } from '../ledger/rows'
import type { Decision } from './meeting'

/** What the meeting decided of an item, as far as cells follow from it. */
export type Deciding = Pick<Decision, 'kind' | 'text' | 'department' | 'responsible' | 'due'>

/**
 * The cells that a decision about an item changes; none for a plain one. To be written with `setCells`, which asks the
 * rules: returning and deferring need the text as their reason, closing needs evidence, `extend` a date.
 */
export function decisionEdits({ kind, text, department, responsible, due }: Deciding, item: Item): CellEdit[] {
  const set = (column: CellEdit['column'], value: CellEdit['value']): CellEdit => ({ item: item.id, column, value })
  switch (kind) {
    case 'decision':
      return []
    case 'return':
      return [set('status', 'returned'), set('reason', text)]
    case 'defer':
      return [set('status', 'deferred'), set('reason', text), ...(due === '' ? [] : [set('due', due)])]
    case 'close':
      return [set('status', 'closed')]
    case 'extend':
      return [set('due', due)]
    case 'assign':
      return [
        ...(department === ''
          ? []
          : [
              set('lead', department),
              ...(item.support.includes(department)
                ? [
                    set(
                      'support',
                      item.support.filter((id) => id !== department),
                    ),
                  ]
                : []),
            ]),
        ...(responsible === '' ? [] : [set('owner', responsible)]),
        ...(due === '' ? [] : [set('due', due)]),
      ]
  }
}

/**
 * The sub-item that a decision about an item becomes: where, and with what. Under a sub-item there is none, so it comes
 * after it. Write it with `fillCells` under `subItemId`.
 */
export function decisionSubItem(
  { text, department, responsible, due }: Deciding,
  item: Item,
  lastSubItem: string,
): { place: Place; cells: Partial<Item> } {
  return {
    place: { stream: item.stream, parent: item.parent || item.id, after: item.parent === '' ? lastSubItem : item.id },
    cells: { title: text, lead: department || item.lead, owner: responsible, due },
  }
}

/** The row that a decision becomes. It follows from the decision, so that it is one row, however often it is made. */
export function subItemId({ id, subItem }: Pick<Decision, 'id' | 'subItem'>): string {
  return subItem ?? id
}
