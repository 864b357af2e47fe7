import type { OutlineItem } from '../model/ledger/outline'
import { asSeen } from '../model/view/seen'
import type { PageContext } from './PageContext'

/** A row with what is seen under it: its roll-up says of no sub-item that this view leaves out or puts elsewhere. */
export function rowAsSeen(
  id: string,
  { store, places }: Pick<PageContext, 'store' | 'places'>,
): OutlineItem | undefined {
  const entry = store.entry(id)
  const place = entry && places.item(id)
  return place ? asSeen(entry, place) : entry
}
