import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addItem, deleteItems, fillCells, moveItem, setCells, type CellEdit, type Desk } from '#app/model/ledger/edit'
import { readItem, readItems } from '#app/model/ledger/ledger'
import { UndoStack } from '#app/model/ledger/undoStack'
import { deskOf, item, ledgerOf, person } from '../../support/ledger'

const coordinator = person('coordinator')
const sample = () =>
  ledgerOf([
    item('a', { order: 'a1' }),
    item('b', { order: 'a2' }),
    item('b1', { parent: 'b', order: 'a1' }),
    item('c', { order: 'a3', lead: 'jiaowei' }),
  ])
const state = (doc: Y.Doc) => readItems(doc).sort((a, b) => (a.id < b.id ? -1 : 1))

/** A desk that remembers, and somebody else at the same document. */
function atWork(doc = sample(), who = coordinator) {
  const stack = new UndoStack()
  const desk: Desk = { ...deskOf(doc, who), onStep: stack.record }
  const other = deskOf(doc, coordinator)
  return { doc, stack, desk, other }
}
const set = (desk: Desk, ...edits: CellEdit[]) => setCells(desk, edits)

describe('undo', () => {
  it('takes back one’s own steps one by one, and does them again', () => {
    const { doc, stack, desk } = atWork()
    const states = [state(doc)]
    const does = [
      () =>
        set(desk, { item: 'a', column: 'owner', value: '王敏' }, { item: 'c', column: 'support', value: ['renshe'] }),
      () => set(desk, { item: 'a', column: 'progress', value: '已启动' }),
      () => addItem(desk, { stream: 's1', parent: 'b', after: 'b1' }),
      () => moveItem(desk, 'b', { stream: 's2', parent: '', after: '' }),
      () => deleteItems(desk, ['b']),
    ]
    for (const doIt of does) {
      doIt()
      states.push(state(doc))
    }
    for (const before of states.slice(0, -1).reverse()) {
      expect(stack.undo(desk)).toMatchObject({ kept: [], refusals: [] })
      expect(state(doc)).toEqual(before)
    }
    expect([stack.canUndo, stack.undo(desk)]).toEqual([false, null])
    for (const after of states.slice(1)) {
      stack.redo(desk)
      expect(state(doc)).toEqual(after)
    }
    expect(stack.canRedo).toBe(false)
  })
  it('D4: a step that touched many cells is one transaction back', () => {
    const { doc, stack, desk } = atWork()
    fillCells(
      desk,
      ['a', 'b', 'c'].map((id) => ({ item: id, column: 'owner', value: '王敏' })),
    )
    let transactions = 0
    doc.on('afterTransaction', () => transactions++)
    stack.undo(desk)
    expect([transactions, readItem(doc, 'a')!.owner, readItem(doc, 'c')!.owner]).toEqual([1, '', ''])
  })
  it('leaves others’ edits elsewhere alone, and keeps what somebody has changed since, saying where', () => {
    const { doc, stack, desk, other } = atWork()
    set(desk, { item: 'a', column: 'owner', value: '王敏' }, { item: 'a', column: 'due', value: '2027-01-02' })
    set(other, { item: 'a', column: 'owner', value: '李强' }, { item: 'c', column: 'owner', value: '赵磊' })
    expect(stack.undo(desk)).toMatchObject({ kept: [{ item: 'a', column: 'owner' }], refusals: [] })
    expect(readItem(doc, 'a')).toMatchObject({ owner: '李强', due: '' })
    expect(readItem(doc, 'c')!.owner).toBe('赵磊')
    // Done again, the kept cell is theirs still.
    stack.redo(desk)
    expect(readItem(doc, 'a')).toMatchObject({ owner: '李强', due: '2027-01-02' })
  })
  it('takes only one’s own letters out of a text that two have typed in', () => {
    const { doc, stack, desk, other } = atWork()
    set(desk, { item: 'a', column: 'progress', value: '甲乙' })
    set(other, { item: 'a', column: 'progress', value: '甲X乙' })
    set(desk, { item: 'c', column: 'next', value: '丙' })
    set(other, { item: 'c', column: 'next', value: '前丙' })
    expect([stack.undo(desk), stack.undo(desk)]).toMatchObject([{ kept: [] }, { kept: [] }])
    expect([readItem(doc, 'a')!.progress, readItem(doc, 'c')!.next]).toEqual(['X', '前'])
  })
  it('a session of typing is one step, or none when it is dropped, whatever others type meanwhile', () => {
    const { doc, stack, desk, other } = atWork()
    const type = (who: Desk, change: (text: string) => string) =>
      set(who, { item: 'a', column: 'progress', value: change(readItem(doc, 'a')!.progress) })
    stack.beginSession()
    for (const letter of 'abc') type(desk, (text) => text + letter)
    type(other, (text) => text.replace('b', 'b-'))
    type(desk, (text) => `${text}d`)
    expect(readItem(doc, 'a')!.progress).toBe('ab-cd')
    stack.dropSession(desk)
    expect([readItem(doc, 'a')!.progress, stack.canUndo]).toEqual(['-', false])
    stack.beginSession()
    for (const letter of 'xyz') type(desk, (text) => text + letter)
    stack.endSession()
    stack.undo(desk)
    expect([readItem(doc, 'a')!.progress, stack.canUndo]).toEqual(['-', false])
  })
  it('G5: what the rules no longer allow is told, not done', () => {
    const { doc, stack, desk } = atWork(sample(), person('department', 'renshe'))
    set(desk, { item: 'a', column: 'owner', value: '王敏' }, { item: 'a', column: 'status', value: 'in_progress' })
    expect(stack.undo(desk)).toMatchObject({ refusals: [{ code: 'no-such-move', item: 'a', column: 'status' }] })
    expect(readItem(doc, 'a')).toMatchObject({ owner: '', status: 'in_progress' })
  })
  it('G5: across a submission: what was handed in stands still until the submission itself is taken back', () => {
    const { doc, stack, desk } = atWork(
      ledgerOf([item('a', { status: 'in_progress', owner: '王敏' })]),
      person('department', 'renshe'),
    )
    set(desk, { item: 'a', column: 'progress', value: '已启动' })
    set(desk, { item: 'a', column: 'status', value: 'submitted' })
    stack.undo(desk)
    expect(readItem(doc, 'a')).toMatchObject({ status: 'in_progress', progress: '已启动' })
    stack.undo(desk)
    expect(readItem(doc, 'a')).toMatchObject({ status: 'in_progress', progress: '' })
    stack.redo(desk)
    stack.redo(desk)
    expect(readItem(doc, 'a')).toMatchObject({ status: 'submitted', progress: '已启动' })
  })
  it('G5: across a submission that was ruled on, nothing is taken back any more, and it is told', () => {
    const { doc, stack, desk, other } = atWork(
      ledgerOf([item('a', { status: 'in_progress', owner: '王敏' })]),
      person('department', 'renshe'),
    )
    set(desk, { item: 'a', column: 'progress', value: '已办结' })
    set(desk, { item: 'a', column: 'evidence', value: ['纪要 https://a.cn'] })
    set(desk, { item: 'a', column: 'status', value: 'submitted' })
    expect(set(other, { item: 'a', column: 'status', value: 'closed' })).toEqual([])
    const before = readItem(doc, 'a')
    const plans = [stack.undo(desk), stack.undo(desk), stack.undo(desk)]
    expect(readItem(doc, 'a')).toEqual(before)
    for (const plan of plans) expect(plan!.refusals.length + plan!.kept.length).toBeGreaterThan(0)
  })
  it('a row that others wrote in, or below, does not go away again', () => {
    const { doc, stack, desk, other } = atWork()
    addItem(desk, { stream: 's1', parent: '', after: 'a' })
    addItem(desk, { stream: 's1', parent: '', after: 'a' })
    addItem(desk, { stream: 's1', parent: '', after: 'a' })
    set(other, { item: 'new1', column: 'owner', value: '李强' })
    addItem(other, { stream: 's1', parent: 'new2', after: '' })
    expect(stack.undo(desk)!.kept).toEqual([])
    expect(stack.undo(desk)!.kept).toEqual([{ item: 'new2' }])
    expect(stack.undo(desk)!.kept).toEqual([{ item: 'new1' }])
    expect(['new1', 'new2', 'new3'].map((id) => readItem(doc, id) !== null)).toEqual([true, true, false])
  })
  it('a row that somebody deleted stays deleted when an edit in it is taken back', () => {
    const { stack, desk, other } = atWork()
    set(desk, { item: 'a', column: 'owner', value: '王敏' })
    deleteItems(other, ['a'])
    expect(stack.undo(desk)).toMatchObject({ kept: [{ item: 'a' }], step: [] })
  })
  it('a new edit forgets what was undone', () => {
    const { stack, desk } = atWork()
    set(desk, { item: 'a', column: 'owner', value: '王敏' })
    stack.undo(desk)
    set(desk, { item: 'a', column: 'owner', value: '李强' })
    expect(stack.canRedo).toBe(false)
  })
})

describe('fillCells', () => {
  it('writes cell by cell: what is refused is left out and told, the rest of the row stands', () => {
    const doc = sample()
    const { written, refusals } = fillCells(deskOf(doc, person('department', 'renshe')), [
      { item: 'a', column: 'title', value: 'mine now' },
      { item: 'a', column: 'owner', value: '王敏' },
      { item: 'c', column: 'owner', value: '王敏' },
      { item: 'a', column: 'progress', value: '已启动' },
    ])
    expect(written).toBe(2)
    expect(refusals.map(({ code, item: id, column }) => [code, id, column])).toEqual([
      ['structure-only', 'a', 'title'],
      ['not-your-item', 'c', 'owner'],
    ])
    expect(readItem(doc, 'a')).toMatchObject({ title: 'a', owner: '王敏', progress: '已启动' })
  })
  it('G5: a block that crosses rows that were handed in is written in the others, and told of those', () => {
    const doc = ledgerOf([
      item('a', { order: 'a1', status: 'in_progress' }),
      item('b', { order: 'a2', status: 'submitted', progress: '已报' }),
      item('c', { order: 'a3', status: 'closed', progress: '已结' }),
      item('d', { order: 'a4', status: 'in_progress' }),
    ])
    const edits = ['a', 'b', 'c', 'd'].map((id): CellEdit => ({ item: id, column: 'progress', value: '粘贴的' }))
    const { written, refusals } = fillCells(deskOf(doc, person('department', 'renshe')), edits)
    expect([written, refusals.map(({ code, item: id }) => [code, id])]).toEqual([
      2,
      [
        ['submitted', 'b'],
        ['closed', 'c'],
      ],
    ])
    expect(readItems(doc).map(({ progress }) => progress)).toEqual(['粘贴的', '已报', '已结', '粘贴的'])
  })
  it('a status falls with the cell that it needed', () => {
    const doc = sample()
    const { refusals } = fillCells(deskOf(doc, coordinator), [
      { item: 'a', column: 'status', value: 'closed' },
      { item: 'a', column: 'evidence', value: ['no link'] },
    ])
    expect(refusals.map(({ code, column }) => [code, column])).toEqual([
      ['bad-link', 'evidence'],
      ['needs-evidence', 'status'],
    ])
  })
  it('D5: what would not fit into one frame is not written at all', () => {
    const doc = sample()
    const edits = ['a', 'b', 'c'].flatMap((id) =>
      (['progress', 'problems', 'next'] as const).map((column) => ({ item: id, column, value: '字'.repeat(20_000) })),
    )
    const twice = [...edits, ...edits]
    expect(fillCells(deskOf(doc, coordinator), twice)).toEqual({
      written: 0,
      refusals: [{ code: 'too-large' }],
      added: [],
    })
    expect(fillCells(deskOf(doc, coordinator), edits)).toMatchObject({ written: 9, refusals: [] })
  })
  it('adds rows after a place, in order, in the same transaction', () => {
    const { doc, stack, desk } = atWork()
    const before = state(doc)
    fillCells(desk, [{ item: 'a', column: 'owner', value: '王敏' }], {
      place: { stream: 's1', parent: '', after: 'a' },
      rows: [{ title: '一' }, { title: '二', due: 'no date' }],
    })
    const rows = readItems(doc)
      .filter(({ parent, stream }) => parent === '' && stream === 's1')
      .sort((a, b) => (a.order < b.order ? -1 : 1))
    expect(rows.map(({ title, due }) => title + due)).toEqual(['a', '一', '二', 'b', 'c'])
    stack.undo(desk)
    expect(state(doc)).toEqual(before)
  })
})
