import { defaultLightSettings } from '#app/model/ledger/light'
import type { LedgerWish, NewLedger } from '#app/model/ledger/newLedger'
import type { Department } from '#app/model/ledger/person'
import { column, item, option, stream } from './ledger'

/** A ledger that may be made: two streams, an item with a sub-item, and a choice of the house's own. */
export function newLedger(values: Partial<NewLedger> = {}): NewLedger {
  return {
    title: { zh: '重点工作', en: '' },
    settings: defaultLightSettings,
    columns: [column('c_level', 'choice', { options: { high: option('a1'), low: option('a2') } })],
    streams: [stream('s1', 'a1'), stream('s2', 'a2')],
    items: [
      item('i1', { status: '', lead: '' }),
      item('i2', { parent: 'i1', order: 'a1', cells: { c_level: 'high' } }),
      item('i3', { stream: 's2', order: 'a1' }),
    ],
    ...values,
  }
}

export const water: Department = { id: 'shuiwu', name: { zh: '水务局', en: '' }, short: '水务局', kind: 'government' }

export function wish(values: Partial<LedgerWish> = {}): LedgerWish {
  return {
    id: 'made',
    ledger: newLedger(),
    departments: [{ ...water, name: { zh: '水务局', en: '水务局' } }],
    ...values,
  }
}
