import { writeXlsx, type Cell } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import type { Translate } from '#app/i18n/Translate'
import { leftOutNames } from '#app/transfer/columnName'
import { BrokenFile, fileLimits, type FileProblem, type ReadFile } from '#app/transfer/fileTable'
import { guessColumns } from '#app/transfer/guessColumns'
import { readFile } from '#app/transfer/readFile'
import { gb18030, zipOf } from '../support/files'
import { emptyRecord } from '#app/model/ledger/columnFields'
import { builtInSchema, LedgerSchema } from '#app/model/ledger/schema'

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (file: string | Uint8Array) => readFile(typeof file === 'string' ? utf8(file) : file)
const cells = ({ tables: [table] }: ReadFile) => [table!.header, ...table!.rows.map((row) => row.cells)]

async function problemOf(file: string | Uint8Array): Promise<FileProblem> {
  const error = await read(file).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(BrokenFile)
  return (error as BrokenFile).problem
}

describe('C3: what is read', () => {
  const text = '序号,督办事项,备注\r\n1.1,"一，""二""\n三",㐀\r\n1.2,四,\r\n'
  const expected = [
    ['序号', '督办事项', '备注'],
    ['1.1', '一，"二"\n三', '㐀'],
    ['1.2', '四', ''],
  ]

  it.each([
    ['UTF-8', utf8(text), 'UTF-8'],
    ['UTF-8 with BOM', utf8(`\ufeff${text}`), 'UTF-8'],
    ['GB18030', gb18030(text), 'GB18030'],
    ['UTF-8 with a BOM before its BOM', utf8(`\ufeff\ufeff${text}`), 'UTF-8'],
    ['UTF-16 the other way round', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()), 'UTF-16'],
    [
      'UTF-16 with BOM, which Excel calls Unicode text',
      new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
      'UTF-16',
    ],
  ])('%s', async (_name, bytes, encoding) => {
    const file = await read(bytes)
    expect(file.encoding).toBe(encoding)
    expect(cells(file)).toEqual(expected)
  })

  it.each([[','], ['\t'], [';']])('cells between %j, whatever else stands in quotes', async (sign) => {
    expect(cells(await read(`序号${sign}事项\n1.1${sign}"a,b;c\td"\n`))).toEqual([
      ['序号', '事项'],
      ['1.1', 'a,b;c\td'],
    ])
  })

  it('lines are those of the file, also behind cells of several lines, blank lines and a title above the header', async () => {
    const [table] = (await read('督办台账,,\n\n序号,督办事项,状态\n1.1,"a\n\nb",\n,,\n1.2,c,\n')).tables
    expect(table!.headerLine).toBe(3)
    expect(table!.rows.map(({ line }) => line)).toEqual([4, 8])
  })

  it('line ends of several kinds in one file, and lines are still counted', async () => {
    const [table] = (await read('序号,事项\r\n1.1,a\n1.2,"b\nb"\r1.3,c\r\n\n1.4,d')).tables
    expect(table!.rows).toEqual(
      [
        [2, '1.1', 'a'],
        [3, '1.2', 'b\nb'],
        [5, '1.3', 'c'],
        [7, '1.4', 'd'],
      ].map(([line, ...cells]) => ({ line, cells })),
    )
  })

  it('a row with fewer cells than the header, such as a remark below the table, lacks them; one with more is known as such', async () => {
    const [table] = (await read('序号,督办事项,状态,\n1.1,a\n1.2,b,c\n1.3,d,e,f,g\n1.4,h,i\n以上共 4 项\n')).tables
    expect(table!.rows.map(({ cells, isTooLong }) => [cells.length, isTooLong === true])).toEqual([
      [2, false],
      [3, false],
      [5, true],
      [3, false],
      [1, false],
    ])
    expect(table!.header).toEqual(['序号', '督办事项', '状态'])
  })

  it('a column without a name stays if it says something', async () => {
    const [table] = (await read('序号,事项,,\n1.1,a,,\n1.2,b,王敏,\n')).tables
    expect(table!.header).toEqual(['序号', '事项', ''])
    const sheet = await writeXlsx({
      sheets: [
        {
          name: 'x',
          rows: [
            ['序号', null, '事项'],
            ['1.1', '丙', 'a', null, '乙'],
            ['1.2', null, 'b'],
          ],
        },
      ],
    })
    const [found] = (await read(sheet)).tables
    expect(found!.header).toEqual(['序号', '', '事项', '', ''])
    const t: Translate = (key, values) => `${key.replace('transfer.', '')} ${String(values?.letter)}`
    expect(leftOutNames(t, found!, guessColumns(found!.header, builtInSchema))).toEqual(['noName B', 'noName E'])
  })

  it('lines may end with CR, LF or both; empty cells behind the last column do not matter', async () => {
    expect(cells(await read('序号,事项\r1.1,a\r1.2,b'))).toEqual([
      ['序号', '事项'],
      ['1.1', 'a'],
      ['1.2', 'b'],
    ])
    expect(cells(await read('序号,事项,,\n1.1,a,,\n'))[0]).toEqual(['序号', '事项'])
  })

  it('the columns are guessed from Chinese and English headers, each once; remarks do not matter', () => {
    expect(
      guessColumns(
        [
          '编号',
          '事项（必填）',
          '责任单位',
          '配合单位',
          '负责人:',
          '完成时间',
          '落实情况',
          '电话',
          '亮灯',
          '更新',
          '序号',
        ],
        builtInSchema,
      ),
    ).toEqual(['code', 'title', 'lead', 'support', 'owner', 'due', 'progress', null, null, null, null])
    expect(
      guessColumns(
        [
          'No.',
          'Stream',
          'ITEM',
          'Lead department',
          'Supporting',
          'Deadline',
          'Next Steps',
          'evidence',
          'Reason returned',
        ],
        builtInSchema,
      ),
    ).toEqual(['code', 'stream', 'title', 'lead', 'support', 'due', 'next', 'evidence', 'reason'])
  })

  it('L6: a column that another’s name has a remark more than is told from it, in whatever order they stand', () => {
    const schema = new LedgerSchema([
      { ...emptyRecord('c_due'), name: '完成时限（原文）', kind: 'short', order: 'b00' },
    ])
    expect(guessColumns(['完成时限', '完成时限（原文）'], schema)).toEqual(['due', 'c_due'])
    expect(guessColumns(['完成时限（原文）', '完成时限'], schema)).toEqual(['c_due', 'due'])
    expect(guessColumns(['完成时限（年月日）'], schema)).toEqual(['due'])
  })
})

describe('C3: a broken file says line, column and reason', () => {
  it.each([
    [
      'a quote that never closes',
      '序号,督办事项\n1.1,a\n1.2,"没有结束\n1.3,b\n',
      { code: 'quote-not-closed', line: 3, column: 2 },
    ],
    ['a quote inside a text', '序号,督办事项\n1.1,他说"好"\n', { code: 'quote-in-text', line: 2, column: 2 }],
    ['text behind a quote', '序号,督办事项\n1.1,"a"b\n', { code: 'text-after-quote', line: 2, column: 2 }],
    [
      'more cells than the header in most lines',
      '序号,督办事项\n1.1,a\n1.2,b,c\n1.3,d,e,f\n',
      { code: 'too-many-cells', line: 3, column: 3, detail: '3/2' },
    ],
    ['nothing', '', { code: 'empty' }],
    ['blank lines only', '\ufeff\r\n,,\r\n', { code: 'empty' }],
    ['only a header', '序号,督办事项\r\n', { code: 'only-header' }],
  ] as const)('%s', async (_name, text, problem) => {
    expect(await problemOf(text)).toEqual(problem)
  })

  it('what is no text at all', async () => {
    const random = Uint8Array.from({ length: 20_000 }, (_, i) => (Math.imul(i + 1, 2654435761) >>> 13) & 255)
    expect((await problemOf(random)).code).toBe('not-text')
    expect(
      (
        await problemOf(
          Uint8Array.of(
            0x89,
            0x50,
            0x4e,
            0x47,
            13,
            10,
            26,
            10,
            0,
            0,
            0,
            13,
            0x49,
            0x48,
            0x44,
            0x52,
            0,
            0,
            2,
            0,
            0,
            0,
            2,
            0,
            8,
          ),
        )
      ).code,
    ).toBe('not-text')
    expect((await problemOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1))).code).toBe('old-or-locked')
  })

  it.each([
    [
      'HTML',
      '\ufeff<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>序号</td></tr></table></body></html>',
    ],
    ['HTML', ' <!-- 导出 -->\r\n<TABLE border=1><tr><td>序号</td></tr></TABLE>'],
    ['HTML', '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html></html>'],
    [
      'XML',
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
    ],
    ['MHTML', 'MIME-Version: 1.0\nContent-Type: multipart/related\n'],
    ['PDF', '%PDF-1.7\n'],
    ['RTF', '{\\rtf1\\ansi'],
    ['XLSB', zipOf('xl/workbook.bin', 20)],
    ['ODS', zipOf('content.xml', 20)],
    ['DOCX', zipOf('word/document.xml', 20)],
    ['HTML', new Uint8Array(Buffer.from('\ufeff<table><tr><td>序号</td></tr></table>', 'utf16le'))],
  ] as const)('%s is named for what it is, whatever its name ends with', async (detail, file) => {
    expect(await problemOf(file)).toEqual({ code: 'other-format', detail })
  })

  it('what is larger than a ledger', async () => {
    expect(await problemOf(new Uint8Array(fileLimits.bytes + 1))).toEqual({ code: 'too-big', detail: '20' })
    expect((await problemOf(`序号,事项\n${'1.1,a\n'.repeat(fileLimits.rows + 1)}`)).code).toBe('too-many-rows')
    expect((await problemOf(`序号,${'x,'.repeat(300)}y\n1,${'x,'.repeat(300)}y\n`)).code).toBe('too-many-columns')
  })
})

describe('XLSX', () => {
  it('dates, numbers and texts as people see them; merged cells downwards; hidden sheets are left out', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '隐藏',
          rows: [
            ['序号', '事项'],
            ['9.9', 'x'],
          ],
          hidden: true,
        },
        {
          name: '台账',
          columns: [{}, {}, {}, { numFmt: 'yyyy-mm-dd' }, {}],
          rows: [
            ['关于落实情况的台账', null, null, null, null],
            ['类别', '序号', '事项', '完成时限', '进展情况'],
            ['一', 1.1, 'a\r\nb', new Date('2026-12-01T00:00:00Z'), 12],
            [null, '1.10', true, '2026年12月2日', null],
          ],
          merges: [
            { startRow: 2, endRow: 3, startCol: 0, endCol: 0 },
            { startRow: 0, endRow: 0, startCol: 0, endCol: 4 },
          ],
        },
      ],
    })
    const file = await read(bytes)
    expect(file.encoding).toBe('XLSX')
    expect(file.tables.map(({ name, headerLine }) => [name, headerLine])).toEqual([['台账', 2]])
    expect(cells(file).slice(1)).toEqual([
      ['一', '1.1', 'a\nb', '2026-12-01', '12'],
      ['一', '1.10', 'TRUE', '2026年12月2日', ''],
    ])
  })

  it('cells are read as they are shown, links beside them, and what was not calculated is not empty', async () => {
    const cells = new Map<string, Partial<Cell>>([
      ['1,0', { value: 1.1, style: { numFmt: '0.00' } }],
      ['1,1', { value: 0.35, style: { numFmt: '0%' } }],
      ['1,2', { value: new Date('1899-12-31T09:30:00Z'), style: { numFmt: 'h:mm' } }],
      ['1,3', { value: '报告', hyperlink: { target: 'https://a.example/1?x=1&y=2' } }],
      ['2,1', { formula: 'A1+1' }],
      ['2,2', { formula: '_xlfn.DISPIMG("ID_1F",1)', formulaResult: '=DISPIMG("ID_1F",1)' }],
      ['2,3', { formula: 'HYPERLINK("https://a.example/2","纪要")', formulaResult: '纪要' }],
      ['3,3', { value: '上一页', hyperlink: { target: '', location: 'Sheet1!A1' } }],
    ])
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'x',
          rows: [
            ['序号', '进展情况', '责任人', '佐证材料'],
            [null, null, null, null],
            ['1.2', null, null, null],
            ['1.3', '#REF!', null, null],
          ],
          cells,
        },
      ],
    })
    const [table] = (await read(bytes)).tables
    expect(table!.rows.map((row) => row.cells)).toEqual([
      ['1.10', '35%', '9:30', '报告'],
      ['1.2', '#CALC!', '=_xlfn.DISPIMG("ID_1F",1)', '纪要'],
      ['1.3', '#REF!', '', '上一页'],
    ])
    expect(table!.rows.map((row) => row.links)).toEqual([
      { 3: 'https://a.example/1?x=1&y=2' },
      { 3: 'https://a.example/2' },
      {},
    ])
  })

  it('broken, empty, too long or a bomb: said, and nothing unpacked', async () => {
    const good = await writeXlsx({
      sheets: [
        {
          name: 'x',
          rows: [
            ['序号', '事项'],
            ['1.1', 'a'],
          ],
        },
      ],
    })
    expect((await problemOf(good.slice(0, good.length / 2))).code).toBe('broken-workbook')
    expect((await problemOf(utf8('PK\x03\x04 nothing'))).code).toBe('broken-workbook')
    expect((await problemOf(await writeXlsx({ sheets: [{ name: 'x', rows: [] }] }))).code).toBe('empty')
    expect((await problemOf(await writeXlsx({ sheets: [{ name: 'x', rows: [['序号', '事项']] }] }))).code).toBe(
      'only-header',
    )
    const long = Array.from({ length: fileLimits.rows + 2 }, (_, i) => [`1.${i}`, 'a'])
    expect(
      (await problemOf(await writeXlsx({ sheets: [{ name: 'x', rows: [['序号', '事项'], ...long] }] }))).code,
    ).toBe('too-many-rows')
    const sizes = { honest: fileLimits.unpackedBytes + 1, silent: 0, huge: 0xffffffff }
    for (const size of Object.values(sizes)) {
      const started = performance.now()
      expect((await problemOf(zipOf('xl/worksheets/sheet1.xml', size))).code).toBe('unpacks-too-big')
      expect(performance.now() - started).toBeLessThan(2_000)
    }
  })
})
