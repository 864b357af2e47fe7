import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { touchedBy } from '#app/model/history/changes'
import { addColumn, setColumn } from '#app/model/ledger/columnEdits'
import { readColumn, readStream } from '#app/model/ledger/ledger'
import { addStream, setStream } from '#app/model/ledger/streamEdits'
import { OwnFieldWork, saidOfColumn, saidOfStream } from '#app/sync/ownFieldWork'
import { column, deskOf, ledgerOf, person } from '../support/ledger'

const coordinator = person('coordinator', 'bianban')

function page(kind: 'column' | 'stream' = 'column') {
  const doc = ledgerOf([], undefined, [column('c_a', 'short')])
  const own = new OwnFieldWork(kind)
  let edits = 0
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    const now = (id: string) =>
      kind === 'column' ? saidOfColumn(readColumn(doc, id)) : saidOfStream(readStream(doc, id))
    if (transaction.origin === 'others') own.othersEdited(touchedBy(transaction), now)
    else own.edited(++edits, touchedBy(transaction), now)
  })
  return { doc, own, desk: deskOf(doc, coordinator) }
}

it('W4 W8: is what a person said of columns last, until it is saved', () => {
  const { own, desk } = page()
  setColumn(desk, 'c_a', { name: '甲' })
  setColumn(desk, 'c_a', { name: '乙', help: '说明' })
  expect(own.all()).toEqual([
    [
      'c_a',
      {
        kind: 'column',
        fields: [
          ['name', '乙'],
          ['help', '说明'],
        ],
      },
    ],
  ])
  own.saved(1)
  expect(own.all()).toHaveLength(1)
  own.saved(2)
  expect(own.all()).toEqual([])
})

it('W8: a new column is all that is said of it; what was kept of an earlier visit is taken over', () => {
  const { own, desk } = page()
  addColumn(desk, { name: '金额', kind: 'number', writers: 'report' })
  const [[, did]] = own.all() as unknown as [[string, { fields: [string, unknown][] }]]
  expect(Object.fromEntries(did.fields)).toMatchObject({ name: '金额', kind: 'number', writers: 'report' })
  const later = new OwnFieldWork('column')
  later.adopt(own.all(), 3)
  later.saved(2)
  expect(later.all()).toEqual(own.all())
  later.saved(3)
  expect(later.all()).toEqual([])
})

it('W8: what others have said anew since is theirs', () => {
  const { doc, own, desk } = page()
  setColumn(desk, 'c_a', { name: '甲', help: '说明' })
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  setColumn(deskOf(other, coordinator), 'c_a', { name: '乙' })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'others')
  expect(own.all()).toEqual([['c_a', { kind: 'column', fields: [['help', '说明']] }]])
})

it('W8: the same of streams', () => {
  const { own, desk } = page('stream')
  const added = addStream(desk, { title: '新类别' }) as { id: string }
  setStream(desk, 's1', { title: '甲', note: '说明' })
  const all = Object.fromEntries(own.all())
  expect(all['s1']).toEqual({
    kind: 'stream',
    fields: [
      ['title', '甲'],
      ['note', '说明'],
    ],
  })
  expect(all[added.id]).toMatchObject({
    kind: 'stream',
    fields: expect.arrayContaining([['title', '新类别']]) as unknown,
  })
  own.saved(2)
  expect(own.all()).toEqual([])
})
