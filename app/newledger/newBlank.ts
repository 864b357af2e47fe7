import { defaultLightSettings } from '../model/ledger/light'
import type { NewLedger } from '../model/ledger/newLedger'
import { ordersAfter } from '../model/ledger/order'
import { emptyStream, type Stream } from '../model/ledger/rows'

/** A stream of a new ledger, which has nothing but a name. */
export function newStream(number: number, order: string, title: string, titleEn = ''): Stream {
  return { ...emptyStream(`s${number}`), order, title, titleEn }
}

/** A ledger without rows; without streams it has one for all, since a row stands in one. */
export function newBlank(title: NewLedger['title'], streams: readonly string[]): NewLedger {
  const orders = ordersAfter(null, Math.max(1, streams.length))
  const named = streams.map((name, i) => newStream(i + 1, orders[i]!, name))
  return {
    title,
    settings: defaultLightSettings,
    columns: [],
    streams: named.length > 0 ? named : [newStream(1, orders[0]!, '全部事项', 'All items')],
    items: [],
  }
}
