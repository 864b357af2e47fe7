import { describe, expect, it } from 'vitest'
import { compareLedgers, type LedgerMoment } from '#app/model/history/comparison'
import { hasMovedDeadlines, withExtensions } from '#app/model/history/extensions'
import { defaultLightSettings } from '#app/model/ledger/light'
import { extendedBy, type Grant } from '#app/model/records/grants'
import { item, stream } from '../../support/ledger'

const at = (moment: number, due: string): LedgerMoment => ({
  at: moment,
  columns: [],
  streams: [stream('s1', 'a1')],
  items: [item('a', { due }), item('b', { order: 'a2', owner: due })],
  stamps: {},
})
const grant = (moment: number, from: string, of = 'a'): Grant => ({ item: of, from, at: moment })
const extended = (from: LedgerMoment, to: LedgerMoment, grants: Grant[]) =>
  withExtensions(compareLedgers(from, to, [], defaultLightSettings), grants).rows.map((row) => [row.item, row.extended])

describe('deadlines that moved because more time was granted', () => {
  const [first, second] = [grant(20, '2026-12-01'), grant(40, '2026-12-20')]
  it.each([
    [10, 30, { firstDue: '2026-12-01', times: 1 }],
    [10, 50, { firstDue: '2026-12-01', times: 2 }],
    [20, 40, { firstDue: '2026-12-01', times: 2 }],
    [21, 39, undefined],
    [40, 60, undefined],
  ])('from %i to %i', (from, to, expected) => {
    expect(extended(at(from, '2026-12-01'), at(to, '2027-01-31'), [second, first])).toEqual([
      ['a', expected],
      ['b', undefined],
    ])
  })

  it('says nothing of a row whose deadline is as it was, or that moved by itself', () => {
    expect(extended(at(10, '2026-12-01'), at(30, '2026-12-24'), [grant(20, '2026-12-01', 'b')])).toEqual([
      ['a', undefined],
      ['b', undefined],
    ])
    expect(hasMovedDeadlines(compareLedgers(at(10, ''), at(30, ''), [], defaultLightSettings))).toBe(false)
  })

  it('counts grants in the order in which they were made, also those of one moment', () => {
    const grants = [grant(20, '2026-12-20'), grant(20, '2026-12-01'), grant(30, '2026-11-01')]
    expect(extendedBy(grants).get('a')).toEqual({ firstDue: '2026-12-01', times: 3 })
    expect(extendedBy(grants, 19).size).toBe(0)
  })
})
