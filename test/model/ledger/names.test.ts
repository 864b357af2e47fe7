import { describe, expect, it } from 'vitest'
import { carry, type UnsavedWork } from '#app/model/ledger/carry'
import { addColumn, removeColumn, restoreColumn, setColumn } from '#app/model/ledger/columnEdits'
import { differingFields, fieldIn } from '#app/model/ledger/columnFields'
import { changeKind } from '#app/model/ledger/columnKind'
import { copyLedger } from '#app/model/ledger/copyLedger'
import { judgeNewLedger } from '#app/model/ledger/judgeNewLedger'
import { readColumns, readItems, readStreams } from '#app/model/ledger/ledger'
import { defaultLightSettings } from '#app/model/ledger/light'
import { addOption, removeOption, setOption } from '#app/model/ledger/optionEdits'
import type { ColumnRecord } from '#app/model/ledger/schema'
import { LedgerSchema } from '#app/model/ledger/schema'
import { addStream, removeStream, restoreStream, setStream } from '#app/model/ledger/streamEdits'
import { ledgerFromTemplate, templateOf } from '#app/model/ledger/template'
import { UndoStack } from '#app/model/ledger/undoStack'
import { plainView } from '#app/model/view/view'
import { ledgerCsv } from '#app/transfer/csv'
import { exportColumns } from '#app/transfer/exportRows'
import { ledgerXlsx } from '#app/transfer/xlsx'
import { departmentList, planOf } from '../../support/import'
import { column, departments, deskOf, item, ledgerOf, option, person, stream } from '../../support/ledger'

const options = { hi: option('a1', { name: '甲级', nameEn: 'Grade A' }), lo: option('a2', { name: '乙级' }) }
const standing = [
  column('c_cost', 'number', { name: '投资额', nameEn: 'Cost', order: 'b01' }),
  column('c_grade', 'choice', { name: '等级', order: 'b02', options }),
]
const streams = [stream('s1', 'a1', { title: '城市更新', titleEn: 'Renewal' }), stream('s2', 'a2', { title: '水务' })]

function page(columns: ColumnRecord[] = standing, items = [item('1')], at = streams) {
  const doc = ledgerOf(items, at, columns)
  const undo = new UndoStack()
  return { doc, undo, desk: { ...deskOf(doc, person('coordinator')), onStep: undo.record } }
}
const codesOf = (made: unknown) => {
  const refusals = Array.isArray(made) ? made : ((made as { refusals?: unknown[] }).refusals ?? [])
  return (refusals as { code: string; column?: string }[]).map(({ code, column: at }) => (at ? `${at}: ${code}` : code))
}
const adds = (name: string, nameEn = '') => ({ name, nameEn, kind: 'short', writers: 'report' }) as const

describe('L2: no two columns are called the same', () => {
  it.each([
    ['投资额', ''],
    [' 投 资 额 ', ''],
    ['资金', 'ＣＯＳＴ'],
    ['cost', ''],
    ['进展情况', ''],
    ['进度', 'Progress'],
  ])('a new one is refused that is called %s, %s', (name, nameEn) => {
    expect(codesOf(addColumn(page().desk, adds(name, nameEn)))).toEqual(['name-taken'])
  })

  it('what is called otherwise is added, also like one that is removed, which then does not come back', () => {
    const { desk } = page()
    expect(codesOf(addColumn(desk, adds('投资额（累计）', 'Cost so far')))).toEqual([])
    expect(removeColumn(desk, 'c_cost')).toEqual([])
    expect(codesOf(addColumn(desk, adds('投资额')))).toEqual([])
    expect(codesOf(restoreColumn(desk, 'c_cost'))).toEqual(['name-taken'])
  })

  it('a name is refused by its field, also a built-in column’s, and its usual one that another has by now', () => {
    const { desk } = page()
    expect(codesOf(setColumn(desk, 'c_grade', { name: '投资额', help: '说明' }))).toEqual(['name: name-taken'])
    expect(codesOf(setColumn(desk, 'c_grade', { nameEn: 'cost' }))).toEqual(['nameEn: name-taken'])
    expect(codesOf(setColumn(desk, 'due', { name: '等级' }))).toContain('name: name-taken')
    expect(setColumn(desk, 'due', { name: '期限', nameEn: 'Until' })).toEqual([])
    expect(setColumn(desk, 'c_grade', { name: '完成时限' })).toEqual([])
    expect(codesOf(setColumn(desk, 'due', { name: '' }))).toEqual(['name: name-taken'])
  })

  it('one of another kind takes the name, undone and done again, and without a network', () => {
    const { doc, desk, undo } = page()
    const own = () => new LedgerSchema(readColumns(doc)).own
    const reader = { textOf: () => '', parse: () => ({ value: '' }) }
    const made = changeKind(desk, 'c_cost', 'short', reader) as { id: string }
    const after = readColumns(doc)
    expect(undo.undo(desk)?.refusals).toEqual([])
    expect(own()).toEqual(['c_cost', 'c_grade'])
    expect(undo.redo(desk)?.refusals).toEqual([])
    expect(own()).toContain(made.id)
    const other = page()
    const work = after
      .filter(({ id }) => id !== 'c_grade')
      .map((record): UnsavedWork[number] => {
        const was = standing.find(({ id }) => id === record.id) ?? null
        return [record.id, { kind: 'column', fields: differingFields(was, record).map((f) => [f, fieldIn(record, f)]) }]
      })
    expect(carry(other.desk, work.reverse())).toEqual([])
  })
})

describe('L4: no two options of a column are called the same', () => {
  it('a new one, another name, one that comes back', () => {
    const { desk } = page()
    expect(codesOf(addOption(desk, 'c_grade', { name: '甲 级' }))[0]).toContain('name-taken')
    expect(codesOf(addOption(desk, 'c_grade', { name: '丙级', nameEn: 'grade a' }))[0]).toContain('name-taken')
    expect(codesOf(setOption(desk, 'c_grade', 'lo', { name: '甲级' }))).toEqual(['option.lo: name-taken'])
    expect(removeOption(desk, 'c_grade', 'hi', null)).toEqual([])
    expect(codesOf(addOption(desk, 'c_grade', { name: '甲级' }))).toEqual([])
    expect(codesOf(setOption(desk, 'c_grade', 'hi', { isRemoved: false }))).toEqual(['option.hi: name-taken'])
  })
})

describe('L5: no two streams are called the same', () => {
  it('a new one, another name, one that comes back', () => {
    const { desk } = page()
    expect(codesOf(addStream(desk, { title: '城市　更新' }))).toEqual(['name-taken'])
    expect(codesOf(addStream(desk, { title: 'renewal' }))).toEqual(['name-taken'])
    expect(codesOf(setStream(desk, 's2', { title: '城市更新' }))).toEqual(['title: name-taken'])
    expect(codesOf(setStream(desk, 's2', { titleEn: 'Renewal' }))).toEqual(['titleEn: name-taken'])
    expect(removeStream(desk, 's1', null)).toEqual([])
    expect(setStream(desk, 's2', { title: '城市更新' })).toEqual([])
    expect(codesOf(restoreStream(desk, 's1'))).toEqual(['name-taken'])
  })
})

describe('ledgers of before in which a name stands twice', () => {
  const doubled = [
    ...standing,
    column('c_again', 'short', { name: '投资额', order: 'b03' }),
    column('c_own', 'short', { name: '存在问题', order: 'b04' }),
    column('c_tags', 'choices', {
      name: '标签',
      order: 'b05',
      options: { a: option('a1', { name: '重' }), b: option('a2', { name: '重' }) },
    }),
  ]
  const items = [
    item('1', { cells: { c_cost: '8', c_again: '备', c_own: '自', c_tags: ['b'] }, problems: '难' }),
    item('2', { order: 'a2', cells: { c_tags: ['a', 'b'] } }),
  ]
  const twice = [streams[0]!, stream('s2', 'a2', { title: '城市更新', titleEn: 'Renewal' })]
  const ledger = () => page(doubled, items, twice)
  const snapshotOf = ({ doc }: ReturnType<typeof page>) => ({
    tracker: { id: 't', title: { zh: '台账', en: 'Ledger' }, settings: defaultLightSettings },
    departments: departmentList,
    ...{ columns: readColumns(doc), streams: readStreams(doc), items: readItems(doc), stamps: {} },
  })

  it('are read with names that tell the two apart, in both languages', () => {
    const schema = new LedgerSchema(doubled)
    const names = schema.own.map((id) => schema.column(id)!).map(({ name, nameEn }) => [name, nameEn])
    expect(names).toEqual([
      ['投资额', 'Cost'],
      ['等级', ''],
      ['投资额（2）', ''],
      ['存在问题（2）', ''],
      ['标签', ''],
    ])
    expect(schema.column('c_tags')!.options.map(({ name }) => name)).toEqual(['重', '重（2）'])
  })

  it('C2: change by their own file in nothing', async () => {
    const made = ledger()
    const columns = exportColumns(new LedgerSchema(doubled))
    for (const language of ['zh', 'en'] as const) {
      const asked = { columns, view: plainView, only: null, language, now: 0, origin: 'http://luoshi.example' }
      for (const file of [ledgerCsv(snapshotOf(made), asked), await ledgerXlsx(snapshotOf(made), asked)])
        expect((await planOf(file, made.desk, true)).rows).toEqual([])
    }
  })

  it('may go on to say all else of what is doubled, and be copied', () => {
    const { desk } = ledger()
    expect(setColumn(desk, 'c_again', { help: '说明', nameEn: 'Remark' })).toEqual([])
    expect(setStream(desk, 's2', { note: '说明' })).toEqual([])
    expect(setOption(desk, 'c_tags', 'b', { colour: '' })).toEqual([])
    const copy = copyLedger(snapshotOf(ledger()), { zh: '副本', en: '' }, ['progress'])
    expect(judgeNewLedger(copy, departments)).toEqual([])
    const template = templateOf(snapshotOf(ledger()), { zh: '模板', en: '' })
    expect(judgeNewLedger(ledgerFromTemplate(template, template.title, 'Asia/Shanghai'), departments)).toEqual([])
  })
})

it('C2: a column that is called in English what another one is called in Chinese is told from it', async () => {
  const columns = [
    column('c_a', 'short', { name: 'X', nameEn: 'Y', order: 'b01' }),
    column('c_b', 'short', { name: '甲', nameEn: 'X', order: 'b02' }),
    column('c_c', 'short', { name: '更 新 说明', nameEn: '甲', order: 'b03' }),
  ]
  for (const own of [columns, [...columns].map((one, i) => ({ ...one, order: `b0${9 - i}` }))]) {
    const { desk, doc } = page(own, [item('1', { cells: { c_a: '一', c_b: '二', c_c: '三' } })])
    const tracker = { id: 't', title: { zh: '台账', en: 'Ledger' }, settings: defaultLightSettings }
    for (const language of ['zh', 'en'] as const) {
      const file = ledgerCsv(
        { tracker, departments: departmentList, columns: own, streams, items: readItems(doc), stamps: {} },
        {
          columns: exportColumns(new LedgerSchema(own)),
          view: plainView,
          only: null,
          language,
          now: 0,
          origin: 'http://luoshi.example',
        },
      )
      expect((await planOf(file, desk, true)).rows).toEqual([])
    }
  }
})
