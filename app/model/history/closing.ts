import type { ChangedBy } from './history'
import type { Item } from '../ledger/rows'

/** What an item was closed on: who closed it when (ms), and what it said then. */
export interface Closing extends Pick<Item, 'progress' | 'problems' | 'next' | 'evidence'> {
  at: number
  by: ChangedBy
}
