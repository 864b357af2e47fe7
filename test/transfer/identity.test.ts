import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LedgerSnapshot } from '#app/model/ledger/snapshot'
import { documentOf, readItems, readStreams } from '#app/model/ledger/ledger'
import { emptyItem, type Item } from '#app/model/ledger/rows'
import { defaultLightSettings } from '#app/model/ledger/light'
import { ordersAfter } from '#app/model/ledger/order'
import { statuses } from '#app/model/ledger/status'
import { plainView } from '#app/model/view/view'
import { ledgerCsv } from '#app/transfer/csv'
import { exportColumns, type ExportOptions } from '#app/transfer/exportRows'
import { ledgerXlsx } from '#app/transfer/xlsx'
import * as Y from 'yjs'
import { unzipped } from '../support/files'
import { departmentList, planOf } from '../support/import'
import { person, stream } from '../support/ledger'
import { builtInSchema } from '#app/model/ledger/schema'

const now = Date.parse('2026-11-23T04:05:00Z')
const sign = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  "'",
  '\t',
  '\n',
  '\r\n',
  '＝',
  ' ',
  '\u00a0',
  '1',
  '.',
  '文',
  ',',
  '"',
  '、',
  ';',
  '_x0041_',
  '<',
  '&',
  '😀',
  '2026-01-01',
  '\0',
  '\x1f',
  '\v',
  '\f',
  '\u0085',
  '\u2028',
  '\u200b',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '#REF!',
  '=DISPIMG("ID_1",1)',
)
/** Any text that the ledger can hold; halves of letters are none (Yjs stores them as U+FFFD). */
const text = fc
  .array(fc.oneof(sign, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 6 })
  .map((parts) => parts.join(''))
const id = fc.constantFrom('', 'renshe', 'jiaowei', 'bianban', 'keji', 'gone')
const item = fc.record({
  title: text,
  titleEn: fc.oneof(fc.constant(''), text),
  clause: text,
  lead: id,
  support: fc.uniqueArray(fc.constantFrom('renshe', 'jiaowei', 'keji', 'gone')),
  owner: text,
  status: fc.constantFrom('' as const, ...statuses),
  reason: text,
  due: fc.constantFrom('', '2026-12-31', '2026-02-30', 'soon'),
  progress: text,
  problems: text,
  next: text,
  evidence: fc.uniqueArray(
    fc.constantFrom(
      '报告 https://a.example/1',
      'https://b.example/x?a=1&b=2',
      'no link',
      'javascript:alert(1)',
      '表\0 https://c.example/\ufffe1',
      '图（https://d.example/1）',
      '坏 https://[',
    ),
    { maxLength: 3 },
  ),
  isSub: fc.boolean(),
  isSecond: fc.boolean(),
})

/** Items, every second or so under the one before it. */
function itemsOf(cells: { isSub: boolean; isSecond: boolean; [column: string]: unknown }[]): Item[] {
  const orders = ordersAfter(null, cells.length)
  let parent = { id: '', stream: '' }
  return cells.map(({ isSub, isSecond, ...values }, i) => {
    const made = { ...emptyItem(`i${i}`), order: orders[i]!, ...values }
    if (isSub && parent.id) return { ...made, parent: parent.id, stream: parent.stream }
    parent = { id: made.id, stream: isSecond ? 's2' : 's1' }
    return { ...made, stream: parent.stream }
  })
}

function ledgerWith(items: Item[]): { doc: Y.Doc; snapshot: LedgerSnapshot } {
  const doc = new Y.Doc()
  const streams = [
    { ...stream('s1', 'a1'), title: '转变观念', titleEn: 'Mindset' },
    { ...stream('s2', 'a2'), title: '=衔接', titleEn: '' },
  ]
  Y.applyUpdate(doc, documentOf({ columns: [], streams: streams, items: items }, 1).state)
  const tracker = { id: 't', title: { zh: '落实台账', en: 'Ledger' }, settings: defaultLightSettings }
  return {
    doc,
    snapshot: {
      tracker,
      departments: departmentList,
      columns: [],
      streams: readStreams(doc),
      items: readItems(doc),
      stamps: {},
    },
  }
}

/** Exports, imports again as a coordinator, emptying too, and says what that would change. */
async function differences(items: Item[], format: 'csv' | 'xlsx', options: Partial<ExportOptions> = {}) {
  const { doc, snapshot } = ledgerWith(items)
  const asked: ExportOptions = {
    columns: [...exportColumns(builtInSchema), 'reason'],
    view: plainView,
    only: null,
    language: 'zh',
    now,
    origin: 'http://luoshi.example',
    ...options,
  }
  const file = format === 'csv' ? ledgerCsv(snapshot, asked) : await ledgerXlsx(snapshot, asked)
  return (await planOf(file, { doc, person: person('coordinator') }, true)).rows
}

describe.each(['csv', 'xlsx'] as const)('C2: export → import changes nothing (%s)', (format) => {
  it('whatever the cells hold, in either language', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('zh' as const, 'en' as const),
        async (cells, language) => {
          expect(await differences(itemsOf(cells), format, { language })).toEqual([])
        },
      ),
      { numRuns: format === 'csv' ? 150 : 60 },
    )
  })

  it('nor what was stored before the ledger asked what a text may hold; the workbook opens', async () => {
    const bad = '一\0\x08\v\f\x1f\ufffe\uffff\u2028二'
    const items = itemsOf([
      {
        title: bad,
        owner: bad,
        clause: bad,
        progress: `${'长'.repeat(32_765)}😀😀`,
        next: bad,
        reason: bad,
        evidence: ['表\ufffe https://c.example/\0\uffff1'],
        isSub: false,
        isSecond: false,
      },
    ])
    expect(await differences(items, format)).toEqual([])
    if (format === 'csv') return
    const { snapshot } = ledgerWith(items)
    const tracker = { ...snapshot.tracker, title: { zh: `台\ufffe账${'长'.repeat(27)}😀`, en: 'x' } }
    const parts = unzipped(
      await ledgerXlsx(
        { ...snapshot, tracker },
        {
          columns: exportColumns(builtInSchema),
          view: plainView,
          only: null,
          language: 'zh',
          now,
          origin: 'http://luoshi.example',
        },
      ),
    )
    expect(parts.get('xl/worksheets/_rels/sheet1.xml.rels')).toContain('Target="https://c.example/1"')
    for (const [name, xml] of parts)
      expect(xml.match(/[\0-\x08\v\f\x0e-\x1f\ufffd-\uffff]|\p{Surrogate}/gu), name).toBeNull()
    expect(parts.get('xl/worksheets/sheet1.xml') + parts.get('xl/sharedStrings.xml')!).toContain('一\n\n\n二')
  })

  it('with more than nine items, whose codes are no numbers', async () => {
    const cells = Array.from({ length: 31 }, (_, i) => ({ title: `第 ${i} 项`, isSub: i % 10 > 7, isSecond: false }))
    expect(await differences(itemsOf(cells), format)).toEqual([])
  })

  it('as seen: some columns, another order', async () => {
    const items = itemsOf([
      { title: '甲', owner: '王敏', isSub: false, isSecond: false },
      { title: '甲', owner: '李强', isSub: false, isSecond: false },
    ])
    expect(
      await differences(items, format, {
        columns: ['owner', 'code', 'light'],
        view: { ...plainView, sort: [{ column: 'code', descending: true }] },
      }),
    ).toEqual([])
  })
})
