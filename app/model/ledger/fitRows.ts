import type { Refusal } from './errors'
import type { NewLedger } from './newLedger'
import type { Person } from './person'
import { inSight, withoutRefused, type World } from './rights'
import { emptyItem, withCells, type Item } from './rows'
import { LedgerSchema } from './schema'

/** Who makes a ledger coordinates it. */
const maker: Person = { id: '', name: '', role: 'coordinator', department: null }

/** The rows of a ledger that is to be made, without the cells that the rules refuse, and which these are (L6). */
export function fitRows(
  { columns, streams, items }: Pick<NewLedger, 'columns' | 'streams' | 'items'>,
  departments: ReadonlySet<string>,
): { items: Item[]; refused: Refusal[] } {
  const parents = new Map(items.map(({ id, parent }) => [id, parent]))
  const withSubItems = new Set(parents.values())
  const world: World = {
    ...{ departments, removedStreams: inSight },
    schema: new LedgerSchema(columns),
    streams: new Set(streams.map(({ id }) => id)),
    parentOf: (id) => parents.get(id) ?? null,
    hasSubItems: (id) => withSubItems.has(id),
  }
  const refused: Refusal[] = []
  const fitting = items.map((item) => {
    const base = withCells(emptyItem(item.id), [
      ...(['stream', 'parent', 'order'] as const).map((column) => [column, item[column]] as const),
      ['status', withSubItems.has(item.id) ? '' : 'issued'],
    ])
    const fit = withoutRefused(maker, null, base, item, world)
    refused.push(...fit.refused)
    return fit.item
  })
  return { items: fitting, refused }
}
