import { orderBetween } from './order'
import type { Option } from './schema'

/** What may be chosen, before it is there. */
export interface NewOption {
  name: string
  nameEn?: string
  colour?: string
}

/** Options by new ids, in their order, behind `last` (null: none). */
export function optionsFrom(
  { newId }: { newId: () => string },
  options: readonly NewOption[],
  last: string | null,
): [string, Option][] {
  let order = last
  return options.map(({ name, nameEn = '', colour = '' }) => {
    order = orderBetween(order, null)
    return [newId(), { name, nameEn, colour, order, isRemoved: false }]
  })
}
