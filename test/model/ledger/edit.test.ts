import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { touchedBy, type Touched } from '#app/model/history/changes'
import { addItem, deleteItems, moveItem, ownEdit, setCells } from '#app/model/ledger/edit'
import { readItem, readItems, readStreams, roots, textOf } from '#app/model/ledger/ledger'
import { outline } from '#app/model/ledger/outline'
import { setStream } from '#app/model/ledger/streamEdits'
import { deskOf, item, ledgerOf, person } from '../../support/ledger'

const codes = (doc: Y.Doc) =>
  outline(readStreams(doc), readItems(doc))
    .flatMap((s) => s.items.flatMap((e) => [e, ...e.children]))
    .map(({ code, item }) => `${code} ${item.id}`)
const sample = () =>
  ledgerOf([
    item('a', { order: 'a1' }),
    item('b', { order: 'a2' }),
    item('b1', { parent: 'b', order: 'a1' }),
    item('c', { order: 'a3' }),
    item('z', { stream: 's2' }),
  ])

describe('edit', () => {
  it('D4: one thing that a person does is one transaction of their own', () => {
    const doc = sample()
    const seen: Touched[] = []
    doc.on('afterTransaction', (transaction) => {
      expect(transaction.origin).toBe(ownEdit)
      seen.push(touchedBy(transaction))
    })
    const refused = setCells(deskOf(doc, person('coordinator')), [
      { item: 'a', column: 'owner', value: '王敏' },
      { item: 'a', column: 'support', value: ['jiaowei'] },
      { item: 'c', column: 'progress', value: '已启动' },
    ])
    expect(refused).toEqual([])
    expect(seen).toHaveLength(1)
    expect(seen[0]!.items).toEqual(
      new Map([
        ['a', new Set(['owner', 'support'])],
        ['c', new Set(['progress'])],
      ]),
    )
    expect(readItem(doc, 'c')!.progress).toBe('已启动')
  })
  it('leaves a refused row as it was and writes the others', () => {
    const doc = sample()
    const refused = setCells(deskOf(doc, person('department', 'renshe')), [
      { item: 'a', column: 'title', value: 'mine now' },
      { item: 'a', column: 'owner', value: '王敏' },
      { item: 'c', column: 'owner', value: '李强' },
    ])
    expect(refused).toMatchObject([{ code: 'structure-only', item: 'a', column: 'title', text: 'mine now' }])
    expect([readItem(doc, 'a')!.owner, readItem(doc, 'c')!.owner]).toEqual(['', '李强'])
  })
  it('D2: a long text is edited in place, so that two people’s letters both stay', () => {
    const mine = sample()
    setCells(deskOf(mine, person('coordinator')), [{ item: 'a', column: 'progress', value: 'hello world' }])
    const theirs = new Y.Doc()
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    const text = textOf(mine, 'a', 'progress')
    setCells(deskOf(mine, person('coordinator')), [{ item: 'a', column: 'progress', value: 'hello big world' }])
    setCells(deskOf(theirs, person('coordinator')), [{ item: 'a', column: 'progress', value: 'hello world!' }])
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
    expect(readItem(mine, 'a')!.progress).toBe('hello big world!')
    expect(textOf(mine, 'a', 'progress')).toBe(text)
  })
  it('D2: one that is set whole changes where it differs, in however many places: what others type between stays there', () => {
    const mine = ledgerOf([item('a', { progress: '六月印发方案，七月开会研究，八月报送总结。' })])
    const theirs = new Y.Doc()
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    textOf(theirs, 'a', 'progress')!.insert('六月印发方案，七月开会'.length, '三次')
    setCells(deskOf(mine, person('coordinator')), [
      { item: 'a', column: 'progress', value: '五月印发方案，七月开会研究，九月报送总结。' },
    ])
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
    expect(readItem(mine, 'a')!.progress).toBe('五月印发方案，七月开会三次研究，九月报送总结。')
  })

  it('a new title drops the translation of the old one', () => {
    const doc = ledgerOf([item('a', { titleEn: 'Old' })])
    setCells(deskOf(doc, person('coordinator')), [{ item: 'a', column: 'title', value: '新' }])
    expect(readItem(doc, 'a')).toMatchObject({ title: '新', titleEn: '' })
  })
  it('adds, moves and deletes rows, and codes follow', () => {
    const doc = sample()
    const desk = deskOf(doc, person('coordinator'))
    expect(codes(doc)).toEqual(['1.1 a', '1.2 b', '1.2.1 b1', '1.3 c', '2.1 z'])
    expect(addItem(desk, { stream: 's1', parent: '', after: 'a' })).toEqual({ id: 'new1' })
    expect(addItem(desk, { stream: 's1', parent: 'b', after: '' })).toEqual({ id: 'new2' })
    expect(codes(doc)).toEqual(['1.1 a', '1.2 new1', '1.3 b', '1.3.1 new2', '1.3.2 b1', '1.4 c', '2.1 z'])
    expect(moveItem(desk, 'b', { stream: 's2', parent: '', after: 'z' })).toEqual([])
    expect(codes(doc)).toEqual(['1.1 a', '1.2 new1', '1.3 c', '2.1 z', '2.2 b', '2.2.1 new2', '2.2.2 b1'])
    expect(moveItem(desk, 'c', { stream: 's1', parent: '', after: '' })).toEqual([])
    expect(codes(doc).slice(0, 3)).toEqual(['1.1 c', '1.2 a', '1.3 new1'])
    expect(deleteItems(desk, ['b'])).toEqual([])
    expect(codes(doc)).toEqual(['1.1 c', '1.2 a', '1.3 new1', '2.1 z'])
  })
  it('a department can do none of that', () => {
    const doc = sample()
    const desk = deskOf(doc, person('department', 'renshe'))
    const before = codes(doc)
    expect(addItem(desk, { stream: 's1', parent: '', after: '' })).toMatchObject({
      refusals: [{ code: 'structure-only' }],
    })
    expect(moveItem(desk, 'a', { stream: 's2', parent: '', after: '' })[0]?.code).toBe('structure-only')
    expect(deleteItems(desk, ['a'])[0]?.code).toBe('structure-only')
    expect(setStream(desk, 's1', { title: 'x' })[0]?.code).toBe('structure-only')
    expect(codes(doc)).toEqual(before)
  })
  it('undo takes back a deletion with its sub-items', () => {
    const doc = sample()
    const undo = new Y.UndoManager(Object.values(roots(doc)), { trackedOrigins: new Set([ownEdit]) })
    const before = readItems(doc).sort((a, b) => (a.id < b.id ? -1 : 1))
    deleteItems(deskOf(doc, person('coordinator')), ['b'])
    undo.undo()
    expect(readItems(doc).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(before)
  })
})

describe('outline', () => {
  it('shows a row whose parent or stream is gone, instead of hiding it', () => {
    const doc = ledgerOf([
      item('a'),
      item('orphan', { parent: 'gone', order: 'a5' }),
      item('stray', { stream: 'gone', order: 'a6' }),
    ])
    expect(codes(doc)).toEqual(['1.1 a', '1.2 orphan', '1.3 stray'])
  })
})

describe('touchedBy', () => {
  it('D1: notices anything outside the two roots', () => {
    const doc = sample()
    let touched: Touched | null = null
    doc.on('afterTransaction', (transaction) => (touched = touchedBy(transaction)))
    doc.getMap('other').set('x', 1)
    expect(touched).toMatchObject({ foreign: true })
    roots(doc).items.get('a')!.set('title', 'x')
    expect(touched).toMatchObject({ foreign: false })
  })
})
