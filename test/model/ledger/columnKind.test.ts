import { expect, it } from 'vitest'
import { changeKind, planKind, type KindReader } from '#app/model/ledger/columnKind'
import { readColumn, readItem } from '#app/model/ledger/ledger'
import { createCellParser } from '#app/model/ledger/parseCell'
import type { OwnKind } from '#app/model/ledger/schema'
import { readSchema } from '#app/model/ledger/schemaOf'
import { setCells } from '#app/model/ledger/edit'
import { UndoStack } from '#app/model/ledger/undoStack'
import { column, deskOf, item, ledgerOf, option, person } from '../../support/ledger'

const parse = createCellParser({ departments: [], statusNames: [], today: '2026-11-23' })
const reader: KindReader = {
  textOf: (_, value) => [value].flat().join('、'),
  parse,
}

function page(values: string[], kind: OwnKind = 'short', extra = {}) {
  const doc = ledgerOf(
    values.map((value, i) => item(`r${i}`, { order: `a${i + 1}`, cells: value ? { c_old: value } : {} })),
    undefined,
    [column('c_old', kind, { name: '金额', ...extra })],
  )
  const undo = new UndoStack()
  const desk = { ...deskOf(doc, person('coordinator')), onStep: undo.record }
  return { doc, desk, undo }
}

it('L3: a column of another kind takes its place, with what could be read; one undo brings the old one back', () => {
  const { doc, desk, undo } = page(['12', '1,280', '很多', ''])
  const plan = planKind(desk, readColumn(doc, 'c_old')!, 'number', reader)
  expect([...plan.values]).toEqual([
    ['r0', '12'],
    ['r1', '1280'],
  ])
  expect(plan.unread).toMatchObject([{ item: { id: 'r2' }, text: '很多', code: 'bad-number' }])
  const { id } = changeKind(desk, 'c_old', 'number', reader) as { id: `c_${string}` }
  expect(readSchema(doc).own).toEqual([id])
  expect(readSchema(doc).column(id)).toMatchObject({ name: '金额', kind: 'number', writers: 'report' })
  expect(readItem(doc, 'r1')!.cells).toEqual({ c_old: '1,280', [id]: '1280' })
  expect(undo.undo(desk)).toMatchObject({ kept: [], refusals: [] })
  expect(readSchema(doc).own).toEqual(['c_old'])
  expect(readItem(doc, 'r1')!.cells).toEqual({ c_old: '1,280' })
  expect(undo.redo(desk)).toMatchObject({ kept: [], refusals: [] })
  expect(readSchema(doc).own).toEqual([id])
  expect(readItem(doc, 'r1')!.cells[id]).toBe('1280')
})

it('L3: texts become options, each once, however it is written', () => {
  const { doc, desk } = page(['难', '易', '难 ', 'Easy', 'EASY'])
  const { id } = changeKind(desk, 'c_old', 'choice', reader) as { id: `c_${string}` }
  const { options } = readSchema(doc).column(id)!
  expect(options.map(({ name }) => name)).toEqual(['难', '易', 'EASY'])
  expect(readItem(doc, 'r2')!.cells[id]).toBe(options[0]!.id)
  expect(readItem(doc, 'r3')!.cells[id]).toBe(readItem(doc, 'r4')!.cells[id])
})

it('L3: they stand in the order of the ledger, yes before no, and numbers by size', () => {
  const namesOf = (values: string[], kind: OwnKind) => {
    // The last of them stands above.
    const items = values.map((value, i) => item(`r${i}`, { order: `a${9 - i}`, cells: { c_old: value } }))
    const doc = ledgerOf(items, undefined, [column('c_old', kind)])
    const { options } = planKind(deskOf(doc, person('coordinator')), readColumn(doc, 'c_old')!, 'choice', reader).made
    return Object.values(options).map(({ name }) => name)
  }
  expect(namesOf(['难', '易', '中'], 'short')).toEqual(['中', '易', '难'])
  expect(namesOf(['yes', 'no'], 'flag')).toEqual(['yes', 'no'])
  expect(namesOf(['20', '3', '100'], 'number')).toEqual(['3', '20', '100'])
})

it('L3: options go along from one choice to several; what was removed among them cannot be read', () => {
  const options = { x: option('a1', { name: '难', colour: 'red' }), y: option('a2', { name: '易', isRemoved: true }) }
  const { doc, desk } = page(['x', 'y'], 'choice', { options })
  const named: KindReader = { ...reader, textOf: (_, value) => options[value as 'x' | 'y'].name }
  const plan = planKind(desk, readColumn(doc, 'c_old')!, 'choices', named)
  expect(Object.values(plan.made.options)).toMatchObject([{ name: '难', colour: 'red', isRemoved: false }])
  expect(plan.values.get('r0')).toEqual(Object.keys(plan.made.options))
  expect(plan.unread.map(({ text }) => text)).toEqual(['易'])
})

it('L2: only coordinators turn one into another', () => {
  const { doc } = page(['12'])
  const desk = deskOf(doc, person('department', 'renshe'))
  expect(changeKind(desk, 'c_old', 'number', reader)).toMatchObject({
    refusals: expect.arrayContaining([expect.objectContaining({ code: 'structure-only' })]) as unknown,
  })
  expect(setCells(desk, [{ item: 'r0', column: 'c_old', value: '13' }])).toEqual([])
})
