import { limits } from '../ledger/limits'
import type { Item } from '../ledger/rows'
import { onOneLine } from '../text/isOneLine'
import type { RecordOf } from './record'

/** What an item that comes of a whistle begins with: the trouble and its place, led by whom it called first. */
export function whistleItem({ facts }: RecordOf<'whistle'>): Partial<Item> {
  const { place, text, departments } = facts
  const [lead = '', ...support] = departments
  return { title: onOneLine(`${place}：${text}`).slice(0, limits.shortText), lead, support }
}
