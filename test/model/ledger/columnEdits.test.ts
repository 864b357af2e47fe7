import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { carry, leaveOutRefused } from '#app/model/ledger/carry'
import { addColumn, moveColumn, removeColumn, restoreColumn, setColumn } from '#app/model/ledger/columnEdits'
import { addOption, setOption } from '#app/model/ledger/optionEdits'
import { emptyRecord } from '#app/model/ledger/columnFields'
import type { OwnColumn } from '#app/model/ledger/columns'
import { deleteItems, setCells, type Desk } from '#app/model/ledger/edit'
import { judgeColumn } from '#app/model/ledger/judgeColumn'
import { readColumn, readItem, roots } from '#app/model/ledger/ledger'
import { cellIn } from '#app/model/ledger/rows'
import { limits } from '#app/model/ledger/limits'
import type { ColumnRecord } from '#app/model/ledger/schema'
import { readSchema } from '#app/model/ledger/schemaOf'
import { UndoStack } from '#app/model/ledger/undoStack'
import { column, deskOf, item, ledgerOf, option, person } from '../../support/ledger'

const coordinator = person('coordinator', 'bianban')
const lead = person('department', 'renshe')
const row = item('1.1', { status: 'in_progress', progress: '已启动', owner: '王敏', evidence: ['https://a.example/'] })

function page(columns: ColumnRecord[] = [], who = coordinator) {
  const stack = new UndoStack()
  const doc = ledgerOf([row], undefined, columns)
  const desk: Desk = { ...deskOf(doc, who), onStep: stack.record }
  const cell = (id: OwnColumn) => cellIn(readItem(doc, '1.1')!, id)
  return { doc, desk, stack, cell, schema: () => readSchema(doc) }
}
const added = (made: ReturnType<typeof addColumn>): OwnColumn => {
  if ('refusals' in made) throw new Error(JSON.stringify(made.refusals))
  return made.id
}

describe('L2: what coordinators do to columns', () => {
  it('a column is added as the last or behind another one, filled in, and is one step of undo', () => {
    const { desk, stack, cell, schema } = page()
    const cost = added(addColumn(desk, { name: '金额', kind: 'number', writers: 'report', unit: '万元' }))
    const hard = added(
      addColumn(desk, { name: '难度', kind: 'choice', writers: 'report', options: [{ name: '难' }] }, 'due'),
    )
    expect(schema().columns.at(-1)).toMatchObject({ id: cost, name: '金额', kind: 'number', unit: '万元', isOwn: true })
    const ids = schema().columns.map(({ id }) => id)
    expect(ids.indexOf(hard)).toBe(ids.indexOf('due') + 1)
    expect(setCells(desk, [{ item: '1.1', column: cost, value: '35.5' }])).toEqual([])
    expect(cell(cost)).toBe('35.5')
    expect(setCells(desk, [{ item: '1.1', column: cost, value: '很多' }])).toMatchObject([{ code: 'bad-number' }])
    for (let i = 0; i < 3; i++) stack.undo(desk)
    expect(schema().own).toEqual([])
    for (let i = 0; i < 3; i++) stack.redo(desk)
    expect([schema().own, cell(cost)]).toEqual([[hard, cost], '35.5'])
  })

  it('two coordinators who add one at the same place both have theirs there, and a third goes between what follows', () => {
    const { doc, desk, schema } = page()
    const other = ledgerOf([])
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const theirs = { ...deskOf(other, coordinator), newId: () => 'theirs' }
    const [a, b] = [desk, theirs].map((one) =>
      added(addColumn(one, { name: '甲', kind: 'short', writers: 'report' }, 'due')),
    )
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    const ids = () => schema().columns.map(({ id }) => id)
    expect(ids().slice(ids().indexOf('due'), ids().indexOf('progress')).sort()).toEqual([a, b, 'due'].sort())
    expect(moveColumn(desk, 'clause', ids()[ids().indexOf('due') + 1]!)).toEqual([])
    expect(ids().slice(ids().indexOf('due') + 1, ids().indexOf('progress'))).toHaveLength(3)
  })

  it('L3: a removed column takes no cells, keeps its values, and comes back with them', () => {
    const { desk, stack, cell, schema } = page([column('c_a', 'short')])
    setCells(desk, [{ item: '1.1', column: 'c_a', value: '甲' }])
    expect(removeColumn(desk, 'c_a')).toEqual([])
    expect([schema().has('c_a'), cell('c_a')]).toEqual([false, '甲'])
    expect(setCells(desk, [{ item: '1.1', column: 'c_a', value: '乙' }])).toMatchObject([{ code: 'unknown-column' }])
    stack.undo(desk)
    expect([schema().has('c_a'), cell('c_a')]).toEqual([true, '甲'])
    removeColumn(desk, 'c_a')
    expect(restoreColumn(desk, 'c_a')).toEqual([])
    expect(schema().has('c_a')).toBe(true)
    expect(removeColumn(desk, 'c_b')).toMatchObject([{ code: 'unknown-column' }])
  })

  it('L3: a row comes back by undo without what stood in a column that went meanwhile', () => {
    const { doc, desk, stack } = page([column('c_a', 'short'), column('c_b', 'short')])
    setCells(desk, [
      { item: '1.1', column: 'c_a', value: '甲' },
      { item: '1.1', column: 'c_b', value: '乙' },
    ])
    deleteItems(desk, ['1.1'])
    removeColumn(deskOf(doc, coordinator), 'c_a')
    stack.undo(desk)
    expect(readItem(doc, '1.1')!.cells).toEqual({ c_b: '乙' })
  })

  it('L4: two who add an option each keep theirs; renaming one renames it wherever it was chosen', () => {
    const one = page([column('c_a', 'choice')])
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one.doc))
    const [mine, theirs] = [
      addOption(one.desk, 'c_a', { name: '难' }),
      addOption({ ...deskOf(other, coordinator), newId: () => 'theirs' }, 'c_a', { name: '易' }),
    ] as [{ id: string }, { id: string }]
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other))
    expect(Object.keys(readColumn(one.doc, 'c_a')!.options).sort()).toEqual([mine.id, theirs.id].sort())
    expect(setCells(one.desk, [{ item: '1.1', column: 'c_a', value: mine.id }])).toEqual([])
    expect(setOption(one.desk, 'c_a', mine.id, { name: '很难' })).toEqual([])
    expect(
      one
        .schema()
        .column('c_a')!
        .options.find(({ id }) => id === one.cell('c_a'))!.name,
    ).toBe('很难')
    expect(setOption(one.desk, 'c_a', theirs.id, { isRemoved: true })).toEqual([])
    expect(setCells(one.desk, [{ item: '1.1', column: 'c_a', value: theirs.id }])).toMatchObject([
      { code: 'unknown-option' },
    ])
    one.stack.undo(one.desk)
    expect(readColumn(one.doc, 'c_a')!.options[theirs.id]!.isRemoved).toBe(false)
  })

  it('what somebody else has said since stays when one’s own is taken back', () => {
    const { doc, desk, stack } = page([column('c_a', 'short')])
    setColumn(desk, 'c_a', { name: '甲', help: '说明' })
    setColumn(deskOf(doc, coordinator), 'c_a', { name: '乙' })
    expect(stack.undo(desk)!.kept).toEqual([{ item: 'c_a', column: 'name' }])
    expect(readColumn(doc, 'c_a')).toMatchObject({ name: '乙', help: '' })
  })

  it('built-in columns are renamed, moved and hidden; hidden ones take no cells and are not asked for', () => {
    const { doc, desk, schema } = page()
    expect(setColumn(desk, 'clause', { name: '依据', nameEn: 'Basis' })).toEqual([])
    expect(moveColumn(desk, 'clause', '')).toEqual([])
    expect(schema().columns[0]).toMatchObject({ id: 'clause', name: '依据' })
    expect(setColumn(desk, 'evidence', { isHidden: true })).toEqual([])
    expect(setCells(desk, [{ item: '1.1', column: 'evidence', value: [] }])).toMatchObject([{ code: 'hidden-column' }])
    for (const id of ['title', 'status', 'lead', 'order'] as const)
      expect(setColumn(desk, id, { isHidden: true })).toMatchObject([{ code: 'bad-value' }])
    roots(doc).items.get('1.1')!.delete('evidence')
    expect(setCells(desk, [{ item: '1.1', column: 'status', value: 'closed' }])).toEqual([])
  })

  it('L2: writers of an own column are one of the three classes', () => {
    const columns = (['structure', 'follow-up', 'report'] as const).map((writers) =>
      column(`c_${writers}`, 'short', { writers }),
    )
    const may = (who: typeof lead, id: OwnColumn) =>
      setCells(page(columns, who).desk, [{ item: '1.1', column: id, value: '甲' }]).map(({ code }) => code)
    expect(may(lead, 'c_structure')).toEqual(['structure-only'])
    expect(may(lead, 'c_follow-up')).toEqual([])
    expect(may(person('department', 'jiaowei'), 'c_report')).toEqual(['not-your-item'])
    expect(may(person('viewer'), 'c_report')).toEqual(['read-only'])
  })

  it('a column may be needed before an item is handed in, or closed, as evidence is', () => {
    const { desk } = page([
      column('c_a', 'number', { neededFor: 'submit' }),
      column('c_b', 'flag', { neededFor: 'close' }),
    ])
    const move = (status: 'submitted' | 'closed') => setCells(desk, [{ item: '1.1', column: 'status', value: status }])
    expect(move('submitted')).toMatchObject([{ code: 'needs-cell' }])
    setCells(desk, [{ item: '1.1', column: 'c_a', value: '0' }])
    expect(move('submitted')).toEqual([])
    expect(move('closed')).toMatchObject([{ code: 'needs-cell' }])
    setCells(desk, [{ item: '1.1', column: 'c_b', value: 'no' }])
    expect(move('closed')).toEqual([])
  })
})

describe('L2 L3: what is refused of a column', () => {
  const made = column('c_a', 'choice', { options: { x: option('a1') } })
  const judge = (before: ColumnRecord | null, after: ColumnRecord | null, who = coordinator, others = 0) =>
    judgeColumn(
      who,
      before,
      after,
      Array.from({ length: others }, (_, i) => column(`c_o${i}`, 'short')),
    ).map(({ code, column: field }) => (field ? `${field}: ${code}` : code))

  it.each([
    ['a kind that is another one', made, { ...made, kind: 'short' as const }, ['kind: bad-value']],
    ['an unknown kind', null, { ...made, kind: 'text' as never }, ['kind: bad-value', 'option.x: bad-value']],
    ['unknown writers', made, { ...made, writers: 'nobody' as never }, ['writers: bad-value']],
    ['no name', made, { ...made, name: ' ' }, ['name: bad-value']],
    ['too long a name', made, { ...made, name: 'x'.repeat(limits.columnName + 1) }, ['name: too-long']],
    ['a name of two lines', made, { ...made, name: '甲\n乙' }, ['name: bad-value']],
    ['no place', made, { ...made, order: '' }, ['order: bad-value']],
    ['an option that is taken out', made, { ...made, options: {} }, ['option.x: bad-value']],
    [
      'an option without a name',
      made,
      { ...made, options: { x: option('a1', { name: '' }) } },
      ['option.x: bad-value'],
    ],
    [
      'an option in the colour of a light',
      made,
      { ...made, options: { x: option('a1', { colour: 'red' }) } },
      ['option.x: bad-value'],
    ],
    [
      'an option of a number',
      column('c_n', 'number'),
      column('c_n', 'number', { options: { x: option('a1') } }),
      ['option.x: bad-value'],
    ],
    [
      'options of a built-in column',
      null,
      { ...emptyRecord('due'), options: { x: option('a1') } },
      ['option.x: bad-value'],
    ],
    [
      'other writers of a built-in column',
      null,
      { ...emptyRecord('due'), writers: 'report' as const },
      ['writers: bad-value'],
    ],
    ['a column that is taken out', made, null, ['bad-value']],
  ])('%s', (_, before, after, refused) => expect(judge(before, after)).toEqual(refused))

  it('whoever does not coordinate; more than a ledger may have', () => {
    expect(judge(null, made, lead)).toEqual(['structure-only'])
    expect(judge(made, { ...made, help: 'x' }, person('viewer'))).toEqual(['read-only'])
    expect(judge(null, made, coordinator, limits.columns - 1)).toEqual([])
    expect(judge(null, made, coordinator, limits.columns)).toEqual(['too-many-columns'])
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`o${i}`, option('a1')]))
    const full = { ...made, options: many(limits.options) }
    expect(judge(made, { ...full, options: { ...full.options, x: option('a1') } })[0]).toContain('too-many-options')
  })
})

describe('G7 W8: unsaved work on columns', () => {
  it('is done again on another document, before the cells in it', () => {
    const { doc, desk } = page()
    const { id: _, options: __, ...fields } = column('c_new', 'number')
    const refused = carry(desk, [
      ['c_new', { kind: 'column', fields: Object.entries(fields) as [] }],
      ['1.1', { kind: 'cells', cells: [{ column: 'c_new', base: '', mine: '8' }] }],
    ])
    expect(refused).toEqual([])
    expect([readSchema(doc).kindOf('c_new'), readItem(doc, '1.1')!.cells]).toEqual(['number', { c_new: '8' }])
  })

  it('a refused field is left out, and told', () => {
    const work = [
      [
        'c_a',
        {
          kind: 'column',
          fields: [
            ['name', ''],
            ['help', '说明'],
          ],
        },
      ],
    ] as Parameters<typeof leaveOutRefused>[0]
    const { work: left } = leaveOutRefused(work, [{ code: 'bad-value', item: 'c_a', column: 'name' }])
    expect(left).toEqual([['c_a', { kind: 'column', fields: [['help', '说明']] }]])
    expect(leaveOutRefused(work, [{ code: 'gap' }]).refusals).toEqual([
      { code: 'gap', item: 'c_a', column: 'name', text: '' },
      { code: 'gap', item: 'c_a', column: 'help', text: '说明' },
    ])
  })
})
