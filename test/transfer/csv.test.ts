import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LedgerSnapshot } from '#app/model/ledger/snapshot'
import { builtInColumns, type ColumnId } from '#app/model/ledger/columns'
import { emptyItem, emptyStream, type Item, type Stream } from '#app/model/ledger/rows'
import { defaultLightSettings } from '#app/model/ledger/light'
import { newStamp } from '#app/model/ledger/stamp'
import { ordersAfter } from '#app/model/ledger/order'
import { plainText } from '#app/model/text/plainText'
import { plainView, queryToView } from '#app/model/view/view'
import { ledgerCsv } from '#app/transfer/csv'
import { exportColumns, exportName, type ExportOptions } from '#app/transfer/exportRows'
import { withGuard, withoutGuard } from '#app/transfer/formula-guard'
import { builtInSchema } from '#app/model/ledger/schema'

const now = Date.parse('2026-11-23T04:05:00Z')
const stream: Stream = { ...emptyStream('s1'), order: 'a1', title: '转变观念', titleEn: 'Mindset' }

function snapshotOf(items: Item[]): LedgerSnapshot {
  return {
    tracker: { id: 't', title: { zh: '落实台账', en: 'Ledger' }, settings: defaultLightSettings },
    departments: [
      { id: 'renshe', name: { zh: '区人力社保局', en: 'Human Resources Bureau' }, short: '人社局', kind: 'government' },
      { id: 'jiaowei', name: { zh: '区教委', en: 'Education Commission' }, short: '教委', kind: 'government' },
    ],
    columns: [],
    streams: [stream],
    items,
    stamps: { a: { ...newStamp(0), updatedAt: now - 60_000, updatedBy: '王敏', department: 'renshe' } },
  }
}

function itemsOf(...cells: Partial<Item>[]): Item[] {
  const orders = ordersAfter(null, cells.length)
  return cells.map((cell, i) => ({ ...emptyItem(`i${i}`), stream: 's1', order: orders[i]!, ...cell }))
}

function csvOf(items: Item[], options: Partial<ExportOptions> = {}): string {
  return ledgerCsv(snapshotOf(items), {
    columns: exportColumns(builtInSchema),
    view: plainView,
    only: null,
    language: 'zh',
    now,
    origin: 'http://luoshi.example',
    ...options,
  })
}

function cellsOf(items: Item[], columns: ColumnId[], options: Partial<ExportOptions> = {}): string[][] {
  return parse(csvOf(items, { columns, ...options }), { bom: true }).slice(1)
}

describe('CSV as bytes', () => {
  it('C1: BOM, CRLF after every line, a header in the language of the reader', () => {
    const text = csvOf(itemsOf({ title: '第一项' }), { columns: ['stream', 'code', 'title'] })
    expect([...Buffer.from(text).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(text).toBe('\ufeff类别,序号,督办事项\r\n转变观念,1.1,第一项\r\n')
    expect(csvOf([], { columns: ['stream', 'due'], language: 'en' })).toBe('\ufeffStream,Due\r\n')
  })

  it('C1: lines inside a cell end with LF and the cell is quoted; commas and quotes are as RFC 4180 says', () => {
    const items = itemsOf({ progress: '一\r\n二\r三', problems: '他说"好",走了', next: 'a\nb' })
    expect(csvOf(items, { columns: ['progress', 'problems', 'next'] })).toBe(
      '\ufeff进展情况,存在问题,下一步打算\r\n"一\n二\n三","他说""好"",走了","a\nb"\r\n',
    )
  })

  it('C2: what a spreadsheet could run gets a quote mark; numbers and dates stay bare', () => {
    const run = [
      '=1+1',
      '+A1',
      '-A1',
      '@SUM(A1)',
      '\tx',
      '\nx',
      '\0x',
      '＝1',
      '＋1',
      '－1',
      '＠x',
      '  =1',
      '\u00a0=1',
      '\u3000=1',
    ]
    for (const text of run) expect(withGuard(text), JSON.stringify(text)).toBe(`'${text}`)
    for (const text of ['', '-5', '+3.5', '12%', '2026-11-23', '一', "'", "it's", ' x', 'a=b'])
      expect(withGuard(text)).toBe(text)
    expect(cellsOf(itemsOf({ title: '=HYPERLINK("http://x")' }), ['title'])).toEqual([[`'=HYPERLINK("http://x")`]])
  })

  it('C2: export then import changes nothing, whatever is in a cell', () => {
    const sign = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      "'",
      '\t',
      '\n',
      '\0',
      '＝',
      ' ',
      '\u00a0',
      '1',
      '.',
      '文',
      ',',
      '"',
    )
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(sign, fc.string({ minLength: 1, maxLength: 1 })) }), (text) => {
        expect(withoutGuard(withGuard(text))).toBe(text)
        const [[cell]] = cellsOf(itemsOf({ owner: text }), ['owner', 'code']) as [[string]]
        expect(withoutGuard(cell)).toBe(plainText(text))
      }),
    )
  })

  it('C2: a code that Excel would read as another number stands as text', () => {
    const codes = cellsOf(itemsOf(...Array.from({ length: 11 }, () => ({}))), ['code']).flat()
    expect(codes.slice(-3)).toEqual(['1.9', "'1.10", '1.11'])
    const sub = cellsOf(itemsOf({ id: 'a' }, { id: 'b', parent: 'a' }), ['code']).flat()
    expect(sub).toEqual(['1.1', '1.1.1'])
  })
})

describe('CSV as people read it', () => {
  const items = itemsOf(
    {
      id: 'a',
      title: '总结经验',
      titleEn: 'Draw lessons',
      lead: 'renshe',
      support: ['jiaowei', 'gone'],
      status: 'in_progress',
      due: '2026-11-25',
      evidence: ['报告 https://a.example/1', '照片 https://a.example/2'],
    },
    { id: 'b', title: '试点', lead: 'jiaowei' },
    { id: 'c', parent: 'b', title: '分项', lead: 'renshe', status: 'closed' },
    { id: 'd', parent: 'b', title: '逾期', lead: 'jiaowei', due: '2026-11-20', status: 'blocked' },
  )

  it('N4: the whole ledger has all columns and all rows, streams as a column', () => {
    const rows = parse<Record<string, string>>(csvOf(items), { bom: true, columns: true })
    expect(Object.keys(rows[0]!)).toEqual([
      '类别',
      '序号',
      '督办事项',
      '出处',
      '牵头单位',
      '协办单位',
      '责任人',
      '状态',
      '亮灯',
      '完成时限',
      '进展情况',
      '存在问题',
      '下一步打算',
      '佐证材料',
      '更新',
    ])
    expect(rows.map((row) => row['序号'])).toEqual(['1.1', '1.2', '1.2.1', '1.2.2'])
    expect(new Set(rows.map((row) => row['类别']))).toEqual(new Set(['转变观念']))
    expect(rows[0]).toMatchObject({
      牵头单位: '区人力社保局',
      协办单位: '区教委、gone',
      状态: '推进中',
      亮灯: '黄',
      完成时限: '2026-11-25',
      佐证材料: '报告 https://a.example/1\n照片 https://a.example/2',
      更新: '2026-11-23 12:04 王敏',
    })
  })

  it('an item with sub-items has no status of its own, and their worst light', () => {
    expect(cellsOf(items, ['code', 'status', 'light']).slice(1)).toEqual([
      ['1.2', '', '红'],
      ['1.2.1', '已销号', '灰'],
      ['1.2.2', '需协调', '红'],
    ])
  })

  it('in English: titles, departments, statuses and lights', () => {
    const columns: ColumnId[] = ['stream', 'title', 'lead', 'status', 'light']
    expect(cellsOf(items, columns, { language: 'en' })[0]).toEqual([
      'Mindset',
      'Draw lessons',
      'Human Resources Bureau',
      'In progress',
      'Amber',
    ])
    expect(cellsOf(items, ['title'], { language: 'en' })[1]).toEqual(['试点'])
  })

  it('as a person sees it: their search, filter, sort and columns', () => {
    const view = (query: string) => queryToView(new URLSearchParams(query))
    expect(cellsOf(items, ['code'], { view: view('only.lead=renshe') }).flat()).toEqual(['1.1', '1.2', '1.2.1'])
    expect(cellsOf(items, ['code'], { view: view('q=人社局') }).flat()).toEqual(['1.1', '1.2', '1.2.1'])
    expect(cellsOf(items, ['code'], { view: view('sort=-code') }).flat()).toEqual(['1.2', '1.2.2', '1.2.1', '1.1'])
    expect(cellsOf(items, ['code'], { view: view('only.light=grey') }).flat()).toEqual(['1.2', '1.2.1'])
  })

  it('every column can be written, and the file is named after the day where the ledger is', () => {
    expect(cellsOf(items, [...builtInColumns])).toHaveLength(4)
    expect(exportName(snapshotOf([]), 'zh', Date.parse('2026-11-22T17:00:00Z'))).toBe('落实台账 2026-11-23')
  })
})
