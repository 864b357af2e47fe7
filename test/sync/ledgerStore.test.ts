import { addColumn } from '#app/model/ledger/columnEdits'
import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { deleteItems, setCells } from '#app/model/ledger/edit'
import { readItem, roots, rowFrom } from '#app/model/ledger/ledger'
import { defaultLightSettings } from '#app/model/ledger/light'
import { LedgerStore } from '#app/sync/LedgerStore'
import { deskOf, item, ledgerOf, person, stream } from '../support/ledger'
import { randomFrom } from '../support/random'

const now = Date.parse('2026-11-23T01:00:00Z')

function opened() {
  const doc = ledgerOf(
    [
      item('a', { order: 'a1', status: 'in_progress', due: '2026-11-01' }),
      item('b', { order: 'a2', status: 'in_progress', due: '2027-01-01' }),
    ],
    [stream('s1', 'a1')],
  )
  const store = new LedgerStore(defaultLightSettings, now, { columns: [], streams: [], items: [], stamps: {} })
  store.attach(doc)
  return { store, desk: deskOf(doc, person('coordinator')) }
}

it('the outline of a moment ago is counted too, when rows of it are gone', () => {
  const { store, desk } = opened()
  const [before] = store.outline()
  expect(store.rollUpOf(before!)).toMatchObject({ total: 2, byLight: { red: 1, green: 1 } })
  deleteItems(desk, ['b'])
  expect(store.rollUpOf(before!).total).toBe(2)
  expect(store.rollUpOfAll()).toMatchObject({ total: 1, byLight: { red: 1, green: 0 } })
})

it('what an outline of a moment ago says is not taken for what is so now', () => {
  const { store, desk } = opened()
  const [before] = store.outline()[0]!.items
  const stale = { ...before!, item: before!.item }
  expect(setCells(desk, [{ item: 'a', column: 'due', value: '2027-01-01' }])).toEqual([])
  expect(store.light(stale).light).toBe('red')
  expect(store.light(store.entry('a')!).light).toBe('green')
})

it('when a day begins it tells that any row’s light may be another', () => {
  const { store } = opened()
  const told: boolean[] = []
  store.subscribe(({ isShape }) => told.push(isShape))
  store.tick(now + 60_000)
  expect(told).toEqual([])
  store.tick(now + 86_400_000)
  expect(told).toEqual([true])
})

it('L2: tells of another schema, and only of another one, as of another shape', () => {
  const { store, desk } = opened()
  const told: boolean[] = []
  store.subscribe(({ isShape }) => told.push(isShape))
  const before = store.schema
  const made = addColumn(desk, { name: '金额', kind: 'number', writers: 'report' })
  const id = 'id' in made ? made.id : 'c_none'
  expect([told, store.schema === before, store.schema.own]).toEqual([[true], false, [id]])
  const after = store.schema
  store.outline()
  setCells(desk, [{ item: 'a', column: id, value: '8' }])
  expect([told, store.schema === after, store.item('a')!.cells]).toEqual([[true, false], true, { [id]: '8' }])
})

it('a row of which some cells changed is what the document says of it, whatever is written, emptied, typed or taken away', () => {
  const random = randomFrom(20_261_129)
  const { store, desk } = opened()
  const { items } = roots(desk.doc)
  const columns = ['owner', 'support', 'due', 'c_x', 'c_y', 'c_gone', 'nonsense']
  const values = ['', 'x', '2026-12-01', [], ['renshe'], ['renshe', 'jiaowei'], 7]
  for (let step = 0; step < 400; step++) {
    desk.doc.transact(() => {
      for (let n = random.below(4); n >= 0; n--) {
        const id = random.pick(['a', 'b', 'c'])
        const row = items.get(id)
        if (!row || random.below(40) === 0) items.set(id, rowFrom(item(id, { cells: { c_x: 'new' } })))
        else if (random.below(60) === 0) items.delete(id)
        else if (random.below(4) === 0) (row.get('progress') as Y.Text).insert(0, String(step))
        else if (random.below(6) === 0) row.delete(random.pick(columns))
        else row.set(random.pick(columns), random.pick(values))
      }
    })
    for (const id of ['a', 'b', 'c']) expect(store.item(id) ?? null, `step ${step}`).toEqual(readItem(desk.doc, id))
  }
})
