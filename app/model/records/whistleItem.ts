import { limits } from '../ledger/limits'
import type { Item } from '../ledger/rows'
import { onOneLine } from '../text/isOneLine'
import { inCallOrder } from './callOrder'
import type { RecordOf } from './record'

/**
 * What an item that comes of a whistle begins with: the trouble and its place, led by the first of those who are called and
 * whose affair it is (`open`: departments that cells may name).
 */
export function whistleItem(
  { facts }: RecordOf<'whistle'>,
  calls: readonly RecordOf<'call'>[],
  open: ReadonlySet<string>,
): Partial<Item> {
  const { place, text } = facts
  const answerable = inCallOrder(facts, calls).filter(
    ({ state, department }) => state !== 'moved' && open.has(department),
  )
  const [lead = '', ...support] = new Set(answerable.map(({ department }) => department))
  return { title: onOneLine(`${place}：${text}`).slice(0, limits.shortText), lead, support }
}
