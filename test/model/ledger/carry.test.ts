import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { carry, inFrames, leaveOutRefused, type UnsavedWork } from '#app/model/ledger/carry'
import type { Desk } from '#app/model/ledger/edit'
import { documentOf, readItem, readItems } from '#app/model/ledger/ledger'
import type { Item } from '#app/model/ledger/rows'
import { limits } from '#app/model/ledger/limits'
import type { Person } from '#app/model/ledger/person'
import { item, stream } from '../../support/ledger'

const coordinator: Person = { id: 'xu', name: '许协调', role: 'coordinator', department: 'bianban' }
const liaison: Person = { id: 'ren', name: '任人社', role: 'department', department: 'renshe' }

function deskOn(items: Item[], person: Person): Desk {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, documentOf({ columns: [], streams: [stream('s1', 'a1')], items: items }, 2 ** 33).state)
  return { doc, person, departments: new Set(['renshe', 'zuzhibu', 'bianban']), newId: () => 'new' }
}
const cells = (
  ...list: [column: 'progress' | 'owner' | 'status' | 'due', base: string, mine: string][]
): UnsavedWork[number][1] => ({
  kind: 'cells',
  cells: list.map(([column, base, mine]) => ({ column, base, mine })),
})

describe('W8 W9 G7: unsaved work on another document', () => {
  it('is merged into what others wrote meanwhile, in texts, and is the later one in short cells', () => {
    const desk = deskOn(
      [item('1.1', { lead: 'renshe', progress: '六月已印发方案。七月开会。', owner: '别人' })],
      liaison,
    )
    const refused = carry(desk, [
      ['1.1', cells(['progress', '六月已印发方案。', '六月已报送并印发方案。'], ['owner', '', '王敏'])],
    ])
    expect(refused).toEqual([])
    expect(readItem(desk.doc, '1.1')).toMatchObject({ progress: '六月已报送并印发方案。七月开会。', owner: '王敏' })
  })

  it('that had arrived after all is not done twice', () => {
    const desk = deskOn([item('1.1', { lead: 'renshe', progress: '已印发。', owner: '王敏' })], liaison)
    let updates = 0
    desk.doc.on('update', () => updates++)
    carry(desk, [['1.1', cells(['progress', '', '已印发。'], ['owner', '', '王敏'])]])
    expect(readItem(desk.doc, '1.1')!.progress).toBe('已印发。')
    expect(updates).toBe(0)
  })

  it('is one step: rows come, go and change in one transaction', () => {
    const desk = deskOn([item('1.1'), item('1.2', { due: '2026-12-01' })], coordinator)
    let updates = 0
    desk.doc.on('update', () => updates++)
    const added = item('new', { title: '新事项', stream: 's1', order: 'a5' })
    const sub = item('new-sub', { title: '分项', stream: 's1', parent: 'new', order: 'a1' })
    const refused = carry(desk, [
      ['new', { kind: 'added', item: added }],
      ['new-sub', { kind: 'added', item: sub }],
      ['1.1', { kind: 'deleted' }],
      ['1.2', cells(['due', '2026-12-01', '2026-12-24'])],
    ])
    expect(refused).toEqual([])
    expect(updates).toBe(1)
    expect(
      readItems(desk.doc)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['1.2', 'new', 'new-sub'])
    expect(readItem(desk.doc, 'new')).toEqual(added)
    expect(readItem(desk.doc, '1.2')!.due).toBe('2026-12-24')
  })

  it('a row that had arrived is filled where it is empty, and what others did there stays', () => {
    const desk = deskOn([item('new', { title: '改过的标题' })], coordinator)
    carry(desk, [['new', { kind: 'added', item: item('new', { title: '原标题', due: '2026-12-01' }) }]])
    expect(readItem(desk.doc, 'new')).toMatchObject({ title: '改过的标题', due: '2026-12-01' })
  })

  it('what may not be done any more is told with its text, and the rest of the row is done', () => {
    const desk = deskOn([item('1.1', { lead: 'zuzhibu', support: ['renshe'] })], liaison)
    const refused = carry(desk, [
      ['1.1', cells(['owner', '', '王敏'], ['progress', '', '已完成'])],
      ['gone', cells(['progress', '旧', '写了很多'])],
    ])
    expect(refused).toEqual([
      { code: 'lead-only', item: '1.1', column: 'owner', text: '王敏' },
      { code: 'row-gone', item: 'gone', column: 'progress', text: '写了很多' },
    ])
    expect(readItem(desk.doc, '1.1')).toMatchObject({ owner: '', progress: '已完成' })
  })
})

describe('G7: after a refusal', () => {
  const work: UnsavedWork = [
    ['1.1', cells(['owner', '', '王敏'], ['progress', '', '已完成'])],
    ['1.2', { kind: 'deleted' }],
    ['new', { kind: 'added', item: item('new', { title: '标题' }) }],
  ]

  it('what was refused is not tried again; all else is', () => {
    const { work: left, refusals } = leaveOutRefused(work, [
      { code: 'lead-only', item: '1.1', column: 'owner', text: '王敏' },
      { code: 'structure-only', item: '1.2' },
    ])
    expect(left).toEqual([['1.1', cells(['progress', '', '已完成'])], work[2]])
    expect(refusals).toHaveLength(2)
  })

  it('where nobody knows what was refused, nothing is tried again, and every text is told', () => {
    const { work: left, refusals } = leaveOutRefused(work, [{ code: 'malformed' }])
    expect(left).toEqual([])
    expect(refusals.map(({ item, column, text }) => [item, column, text])).toEqual([
      ['1.1', 'owner', '王敏'],
      ['1.1', 'progress', '已完成'],
      ['1.2', undefined, undefined],
      ['new', undefined, '标题'],
    ])
    expect(leaveOutRefused([], [{ code: 'malformed' }]).refusals).toEqual([{ code: 'malformed' }])
  })
})

it('D5 W8: work that is too much for one frame goes in parts, each of which fits', () => {
  const items = Array.from({ length: 40 }, (_, i) => item(`1.${i}`, { lead: 'renshe' }))
  const work: UnsavedWork = items.map(({ id }) => [id, cells(['progress', '', '长'.repeat(19_000)])])
  const parts = inFrames(work)
  expect(parts.flat()).toEqual(work)
  expect(inFrames([])).toEqual([])
  const desk = deskOn(items, liaison)
  const frames: number[] = []
  desk.doc.on('update', (update: Uint8Array) => frames.push(update.length))
  for (const part of parts) expect(carry(desk, part)).toEqual([])
  expect(frames).toHaveLength(parts.length)
  expect(frames.reduce((sum, bytes) => sum + bytes)).toBeGreaterThan(limits.frameBytes)
  expect(Math.max(...frames)).toBeLessThan(limits.frameBytes)
})
