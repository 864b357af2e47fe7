import { describe, expect, it } from 'vitest'
import { carry, type UnsavedWork } from '#app/model/ledger/carry'
import { setCells } from '#app/model/ledger/edit'
import { readItem, readItems, readStream, readStreams } from '#app/model/ledger/ledger'
import { limits } from '#app/model/ledger/limits'
import { outline } from '#app/model/ledger/outline'
import { addStream, moveStream, removeStream, restoreStream, setStream } from '#app/model/ledger/streamEdits'
import { streamNames } from '#app/model/ledger/streamNames'
import { UndoStack } from '#app/model/ledger/undoStack'
import { deskOf, item, ledgerOf, person, stream } from '../../support/ledger'

function page() {
  const doc = ledgerOf([
    item('a'),
    item('a1', { parent: 'a' }),
    item('b', { order: 'a2' }),
    item('c', { stream: 's2', title: '别处' }),
  ])
  const undo = new UndoStack()
  const desk = { ...deskOf(doc, person('coordinator')), onStep: undo.record }
  const codes = () =>
    outline(readStreams(doc), readItems(doc)).flatMap(({ items }) =>
      items.flatMap((entry) => [entry, ...entry.children].map(({ code, item: { id } }) => `${code} ${id}`)),
    )
  const order = () => outline(readStreams(doc), []).map((entry) => entry.stream.id)
  return { doc, desk, undo, codes, order }
}

describe('L5: streams', () => {
  it('are added behind one, first and last; moved; and taken back by one undo', () => {
    const { desk, undo, order } = page()
    const added = addStream(desk, { title: '新' }, 's1') as { id: string }
    addStream(desk, { title: '首' }, '')
    addStream(desk, { title: '末' })
    expect(order()).toEqual(['new2', 's1', added.id, 's2', 'new3'])
    expect(moveStream(desk, 's2', '')).toEqual([])
    expect(order()).toEqual(['s2', 'new2', 's1', added.id, 'new3'])
    for (let i = 0; i < 4; i++) undo.undo(desk)
    expect(order()).toEqual(['s1', 's2'])
    for (let i = 0; i < 4; i++) undo.redo(desk)
    expect(order()).toEqual(['s2', 'new2', 's1', added.id, 'new3'])
  })

  it('say what they are about in both languages, undone and done again', () => {
    const { doc, desk, undo } = page()
    expect(setStream(desk, 's1', { title: '甲', titleEn: 'A', problem: '观念', note: '说明' })).toEqual([])
    expect(readStream(doc, 's1')).toMatchObject({ title: '甲', titleEn: 'A', problem: '观念', note: '说明' })
    undo.undo(desk)
    expect(readStream(doc, 's1')).toMatchObject({ title: 's1', titleEn: '', problem: '' })
    undo.redo(desk)
    expect(readStream(doc, 's1')!.title).toBe('甲')
  })

  it('W8: that were added and filled without a network are done again on another document', () => {
    const { doc, desk, order } = page()
    const work: UnsavedWork = [
      [
        'new',
        {
          kind: 'stream',
          fields: [
            ['title', '新'],
            ['order', 'b00'],
          ],
        },
      ],
      ['gone', { kind: 'stream', fields: [['title', '没有位置']] }],
      ['c', { kind: 'cells', cells: [{ column: 'stream', base: 's2', mine: 'new' }] }],
    ]
    expect(carry(desk, work)).toMatchObject([{ code: 'bad-value', item: 'gone', column: 'order' }])
    expect([order(), readItem(doc, 'c')!.stream]).toEqual([['s1', 's2', 'new'], 'new'])
  })

  it('are structure, and no more than the limit', () => {
    const { doc, desk } = page()
    const department = deskOf(doc, person('department', 'renshe'))
    expect(addStream(department, { title: '我的' })).toEqual({
      refusals: [expect.objectContaining({ code: 'structure-only' })],
    })
    expect(removeStream(department, 's1', null)[0]?.code).toBe('structure-only')
    for (let i = 2; i < limits.streams; i++) expect(addStream(desk, { title: String(i) })).toHaveProperty('id')
    expect(addStream(desk, { title: '多' })).toMatchObject({ refusals: [{ code: 'too-many-streams' }] })
    expect(removeStream(desk, 's2', null)).toEqual([])
    expect(addStream(desk, { title: '又' })).toHaveProperty('id')
    expect(restoreStream(desk, 's2')[0]?.code).toBe('too-many-streams')
  })

  it('of which there are many have a numeral each', () => {
    const streams = Array.from({ length: limits.streams }, (_, i) =>
      stream(`s${i}`, `b0${String.fromCharCode(65 + (i % 26))}${i}x`),
    )
    const names = [...streamNames('zh', streams).values()]
    expect(new Set(names.map((name) => name.split(' ')[0])).size).toBe(limits.streams)
  })
})

describe('L3: a stream that is removed', () => {
  it('is out of sight with its items, and comes back with them', () => {
    const { doc, desk, codes } = page()
    expect(removeStream(desk, 's1', null)).toEqual([])
    expect(codes()).toEqual(['1.1 c'])
    expect([...streamNames('zh', readStreams(doc))]).toEqual([
      ['s2', '一 s2'],
      ['s1', 's1'],
    ])
    expect(restoreStream(desk, 's1')).toEqual([])
    expect(codes()).toEqual(['1.1 a', '1.1.1 a1', '1.2 b', '2.1 c'])
  })

  it('gives its items to another one, in their order, as one step of undo', () => {
    const { desk, undo, codes } = page()
    expect(removeStream(desk, 's1', 's2')).toEqual([])
    expect(codes()).toEqual(['1.1 c', '1.2 a', '1.2.1 a1', '1.3 b'])
    expect(undo.undo(desk)).toMatchObject({ kept: [], refusals: [] })
    expect(codes()).toEqual(['1.1 a', '1.1.1 a1', '1.2 b', '2.1 c'])
    undo.redo(desk)
    expect(codes()).toEqual(['1.1 c', '1.2 a', '1.2.1 a1', '1.3 b'])
  })

  it('takes nothing from departments, and no rows', () => {
    const { doc, desk } = page()
    removeStream(desk, 's1', null)
    const department = deskOf(doc, person('department', 'renshe'))
    expect(setCells(department, [{ item: 'a', column: 'progress', value: '进展' }])[0]?.code).toBe('removed-stream')
    expect(setCells(desk, [{ item: 'c', column: 'stream', value: 's1' }])[0]?.code).toBe('removed-stream')
    expect(readItem(doc, 'a')!.progress).toBe('')
    expect(removeStream(desk, 's2', 's1')[0]?.code).toBe('removed-stream')
  })

  it('when it was added and somebody put an item in it, stays after undo', () => {
    const { doc, desk, undo, order } = page()
    const { id } = addStream(desk, { title: '新' }) as { id: string }
    setCells(deskOf(doc, person('coordinator')), [{ item: 'c', column: 'stream', value: id }])
    expect(undo.undo(desk)).toMatchObject({ kept: [{ item: id }] })
    expect(order()).toEqual(['s1', 's2', id])
  })

  it('may be all of them: a ledger without any', () => {
    const { desk, codes, order } = page()
    removeStream(desk, 's1', null)
    removeStream(desk, 's2', null)
    expect([codes(), order()]).toEqual([[], []])
    expect(addStream(desk, { title: '新' })).toHaveProperty('id')
  })
})
