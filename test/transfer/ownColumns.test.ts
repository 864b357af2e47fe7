import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { readColumns, readItem, readItems, readStreams } from '#app/model/ledger/ledger'
import type { Item } from '#app/model/ledger/rows'
import { defaultLightSettings } from '#app/model/ledger/light'
import { LedgerSchema } from '#app/model/ledger/schema'
import { plainView, queryToView, type View } from '#app/model/view/view'
import { applyPlan } from '#app/transfer/applyPlan'
import { ledgerCsv } from '#app/transfer/csv'
import { exportColumns } from '#app/transfer/exportRows'
import { ledgerXlsx } from '#app/transfer/xlsx'
import { departmentList, planOf } from '../support/import'
import { column, deskOf, item, ledgerOf, option, person, stream } from '../support/ledger'

const columns = [
  column('c_cost', 'number', { name: '金额', nameEn: 'Cost', unit: '万元', order: 'b01' }),
  column('c_hard', 'choice', {
    name: '难度',
    nameEn: 'Difficulty',
    order: 'b02',
    options: { hard: option('a2', { name: '难', nameEn: 'Hard' }), easy: option('a1', { name: '易', nameEn: 'Easy' }) },
  }),
  column('c_tags', 'choices', {
    name: '标签',
    order: 'b03',
    options: { a: option('a1', { name: '人' }), b: option('a2', { name: '财' }) },
  }),
  column('c_public', 'flag', { name: '公开', nameEn: 'Public', order: 'b04' }),
  column('c_seen', 'date', { name: '到场日期', order: 'b05' }),
  column('c_units', 'departments', { name: '涉及单位', order: 'b06' }),
  column('c_links', 'links', { name: '网址', order: 'b07' }),
  column('c_hidden', 'short', { name: '内部', order: 'b08', isHidden: true }),
  column('c_gone', 'short', { name: '旧列', order: 'b09', isRemoved: true }),
]
const cells: Item['cells'] = {
  c_cost: '-35.50',
  c_hard: 'hard',
  c_tags: ['a', 'b'],
  c_public: 'no',
  c_seen: '2026-12-24',
  c_units: ['renshe', 'jiaowei'],
  c_links: ['甲 https://a.example/1'],
  c_gone: '从前',
}
const items = [
  item('a', { order: 'a1', cells }),
  item('b', { order: 'a2', cells: { c_cost: '9', c_hard: 'easy' } }),
  item('c', { order: 'a3', cells: { c_cost: '100' } }),
]
const ledger = () => ledgerOf(items, [stream('s1', 'a1')], columns)

function exported(view: Partial<View> = {}, language: 'zh' | 'en' = 'zh') {
  const doc = ledger()
  const snapshot = {
    tracker: { id: 't', title: { zh: '台账', en: 'Ledger' }, settings: defaultLightSettings },
    departments: departmentList,
    columns: readColumns(doc),
    streams: readStreams(doc),
    items: readItems(doc),
    stamps: {},
  }
  const options = {
    columns: exportColumns(new LedgerSchema(snapshot.columns)),
    view: { ...plainView, ...view },
    only: null,
    language,
    now: Date.parse('2026-11-23T04:05:00Z'),
    origin: 'http://luoshi.example',
  }
  return { csv: ledgerCsv(snapshot, options), xlsx: () => ledgerXlsx(snapshot, options) }
}
const read = (csv: string) => parse<Record<string, string>>(csv, { bom: true, columns: true })
const coordinator = person('coordinator', 'bianban')

describe('N8: files have the house’s own columns', () => {
  it('N8: after the built-in ones, by their names, without hidden and removed ones', () => {
    const [header] = parse(exported().csv, { bom: true })
    expect(header!.slice(-8)).toEqual(['更新', '金额', '难度', '标签', '公开', '到场日期', '涉及单位', '网址'])
    const [english] = parse(exported({}, 'en').csv, { bom: true })
    expect(english!.slice(-7, -4)).toEqual(['Cost', 'Difficulty', '标签'])
  })

  it('N8: each value says what it says to people', () => {
    expect(read(exported().csv)[0]).toMatchObject({
      金额: '-35.50',
      难度: '难',
      标签: '人、财',
      公开: '否',
      到场日期: '2026-12-24',
    })
    expect(read(exported({}, 'en').csv)[0]).toMatchObject({ Difficulty: 'Hard', Public: 'No' })
  })

  it.each(['zh', 'en'] as const)('C2: export → import changes nothing (%s)', async (language) => {
    const { csv, xlsx } = exported({}, language)
    for (const file of [csv, await xlsx()])
      expect((await planOf(file, { doc: ledger(), person: coordinator }, true)).rows).toEqual([])
  })

  it('C2: a file writes into them, by the names that options have in either language', async () => {
    const doc = ledger()
    const desk = deskOf(doc, coordinator)
    const file = '序号,难度,金额（万元）,公开,旧列\n1.1,easy,"1,200 万元",√,新\n1.2,很难,若干,,\n'
    const plan = await planOf(file, desk)
    expect(plan.rows.flatMap(({ refused }) => refused.map(({ column, why }) => `${column}: ${why}`))).toEqual([
      'c_cost: bad-number',
      'c_hard: unknown-option',
    ])
    await applyPlan(
      desk,
      plan,
      () => Promise.resolve(true),
      () => {},
    )
    expect(readItem(doc, 'a')!.cells).toEqual({ ...cells, c_hard: 'easy', c_cost: '1200', c_public: 'yes' })
  })
})

describe('L2: views of own columns', () => {
  const shown = (query: string) =>
    read(exported(queryToView(new URLSearchParams(query))).csv).map((row) => row['督办事项'])
  it('sorts numbers as numbers and choices as they stand, what is empty last', () => {
    expect(shown('sort=c_cost')).toEqual(['a', 'b', 'c'])
    expect(shown('sort=-c_cost')).toEqual(['c', 'b', 'a'])
    expect(shown('sort=c_hard')).toEqual(['b', 'a', 'c'])
  })
  it('filters by what is ticked, finds what options are called, and passes over columns that are no more', () => {
    expect(shown('only.c_tags=b')).toEqual(['a'])
    expect(shown('only.c_hard=')).toEqual(['c'])
    expect(shown('q=hard')).toEqual(['a'])
    expect(shown('only.c_gone=x&sort=c_gone&only.c_never=x')).toEqual(['a', 'b', 'c'])
  })
})
