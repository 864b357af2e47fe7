import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { touchedBy } from '#app/model/history/changes'
import { documentOf, readItem, roots, textOf } from '#app/model/ledger/ledger'
import type { Item } from '#app/model/ledger/rows'
import { OwnWork } from '#app/sync/ownWork'
import { item, stream } from '../support/ledger'

/** One page: its document, what it knows of itself, and how edits of its own and of others come to it. */
function page() {
  const doc = new Y.Doc()
  Y.applyUpdate(
    doc,
    documentOf(
      { columns: [], streams: [stream('s1', 'a1')], items: [item('1.1', { progress: '六月印发。' }), item('1.2')] },
      2 ** 33,
    ).state,
  )
  const own = new OwnWork()
  let before = new Map(['1.1', '1.2'].map((id) => [id, readItem(doc, id)!]))
  let edits = 0
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    const touched = touchedBy(transaction)
    const now = (id: string) => readItem(doc, id)
    if (transaction.origin === 'others') own.othersEdited(touched, now)
    else own.edited(++edits, touched, (id) => before.get(id), now)
    before = new Map([...roots(doc).items.keys()].map((id) => [id, readItem(doc, id)!]))
  })
  const set = (column: string, value: string) => roots(doc).items.get('1.1')!.set(column, value)
  return {
    doc,
    own,
    set,
    text: () => textOf(doc, '1.1', 'progress')!,
    others: (edit: () => void) => doc.transact(edit, 'others'),
  }
}

describe('W4 W8: what a person has not saved', () => {
  let mine: ReturnType<typeof page>
  beforeEach(() => {
    mine = page()
  })

  it('is each cell’s value before the first unsaved edit, and now', () => {
    mine.set('owner', '王')
    mine.set('owner', '王敏')
    mine.text().insert(5, '七月开会。')
    expect(mine.own.all()).toEqual([
      [
        '1.1',
        {
          kind: 'cells',
          cells: [
            { column: 'owner', base: '', mine: '王敏' },
            { column: 'progress', base: '六月印发。', mine: '六月印发。七月开会。' },
          ],
        },
      ],
    ])
  })

  it('begins where the server’s acknowledgement ends', () => {
    for (const letter of '七月开会') mine.text().insert(mine.text().length, letter)
    mine.own.saved(2)
    expect(mine.own.all()).toEqual([
      ['1.1', { kind: 'cells', cells: [{ column: 'progress', base: '六月印发。七月', mine: '六月印发。七月开会' }] }],
    ])
    mine.own.saved(4)
    expect(mine.own.all()).toEqual([])
  })

  it('leaves out what others write: texts move along, and a short cell that is theirs now is theirs', () => {
    mine.text().insert(5, '我写的。')
    mine.set('owner', '王敏')
    mine.others(() => {
      mine.text().insert(0, '五月调研。')
      mine.set('owner', '赵磊')
    })
    expect(mine.own.all()).toEqual([
      [
        '1.1',
        {
          kind: 'cells',
          cells: [{ column: 'progress', base: '五月调研。六月印发。', mine: '五月调研。六月印发。我写的。' }],
        },
      ],
    ])
  })

  it('knows rows that came and went', () => {
    roots(mine.doc).items.delete('1.2')
    roots(mine.doc).items.set(
      'new',
      new Y.Map([
        ['title', '新'],
        ['stream', 's1'],
        ['order', 'a9'],
      ]),
    )
    roots(mine.doc).items.get('new')!.set('due', '2026-12-01')
    expect(mine.own.all()).toEqual([
      ['1.2', { kind: 'deleted' }],
      ['new', { kind: 'added', item: expect.objectContaining({ id: 'new', title: '新', due: '2026-12-01' }) as Item }],
    ])
    mine.own.saved(2)
    expect(mine.own.all()).toMatchObject([['new', { kind: 'added' }]])
    mine.own.saved(3)
    expect(mine.own.all()).toEqual([])
  })

  it('of an earlier visit counts as one edit, and what is done since begins there', () => {
    const again = page()
    again.own.adopt([['1.1', { kind: 'cells', cells: [{ column: 'progress', base: '', mine: '六月印发。' }] }]], 1)
    again.own.waitsAsOne()
    expect(again.own.all()).toEqual([
      ['1.1', { kind: 'cells', cells: [{ column: 'progress', base: '', mine: '六月印发。' }] }],
    ])
    again.own.saved(1)
    expect(again.own.all()).toEqual([])
  })
})
