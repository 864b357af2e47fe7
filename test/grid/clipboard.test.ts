import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Layout } from '#app/grid/range/range'
import { writeHtmlTable } from '#app/grid/clipboard/htmlTable'
import type { PastedCell } from '#app/grid/clipboard/pastedCell'
import { planPaste } from '#app/grid/clipboard/planPaste'
import { readTsv, writeTsv } from '#app/grid/clipboard/tsv'
import { builtInSchema } from '#app/model/ledger/schema'

describe('tsv', () => {
  it('reads what Excel and WPS write: quoted line ends and tabs, doubled quotes, a last line end', () => {
    expect(readTsv('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(readTsv('"第一行\n第二行"\t"说""好"""\r\n')).toEqual([['第一行\n第二行', '说"好"']])
    expect(readTsv('"a\tb"\tc')).toEqual([['a\tb', 'c']])
    expect(readTsv('')).toEqual([['']])
    expect(readTsv('a\t')).toEqual([['a', '']])
    expect(readTsv('a\n\nb')).toEqual([['a'], [''], ['b']])
  })
  it('leaves quotes alone that quote nothing', () => {
    expect(readTsv('他说"好"\t"半句')).toEqual([['他说"好"', '"半句']])
    expect(readTsv('"甲"和"乙"\tx')).toEqual([['"甲"和"乙"', 'x']])
  })
  it('reads back whatever it wrote', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '，', ' '), maxLength: 6 })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (width, wide) => {
          const rows = wide.map((row) => row.slice(0, width))
          // A last row of one empty cell is a line end and nothing else.
          fc.pre(rows.length === 1 || rows.at(-1)!.join('') !== '' || width > 1)
          expect(readTsv(writeTsv(rows))).toEqual(rows)
        },
      ),
    )
  })
})

describe('html', () => {
  it('keeps line ends in the cell, escapes markup, and says which columns are dates and numbers', () => {
    const html = writeHtmlTable([['<b>1.10</b>\n=1+1', '2026-11-23', '1280.50']], (column) => {
      return (['short', 'date', 'number'] as const)[column]!
    })
    expect(html).toContain('&lt;b&gt;1.10&lt;/b&gt;<br style="mso-data-placement:same-cell">=1+1')
    expect(html).toContain(`mso-number-format:"\\@"`)
    expect(html).toContain(`mso-number-format:"yyyy\\-mm\\-dd"`)
    expect(html).toMatch(/mso-number-format:"General"[^>]*>1280\.50</)
  })
})

describe('planPaste', () => {
  const layout: Layout = { rows: ['a', 'b', 'c', 'd'], columns: ['title', 'owner', 'due'] }
  const said = (block: PastedCell[][], target: Layout) => {
    const plan = planPaste(block, target, layout, builtInSchema)
    return { cells: plan.cells.map(({ item, column, text }) => `${item}.${column}=${text}`), beyond: plan.beyond }
  }
  it('one value fills the range', () => {
    expect(said([['x']], { rows: ['a', 'b'], columns: ['owner', 'due'] }).cells).toEqual([
      'a.owner=x',
      'a.due=x',
      'b.owner=x',
      'b.due=x',
    ])
  })
  it('a block repeats over a multiple of itself, and otherwise goes from the first cell on', () => {
    expect(said([['1'], ['2']], { rows: ['a', 'b', 'c', 'd'], columns: ['owner'] }).cells).toEqual([
      'a.owner=1',
      'b.owner=2',
      'c.owner=1',
      'd.owner=2',
    ])
    expect(said([['1'], ['2']], { rows: ['b', 'c', 'd'], columns: ['owner'] }).cells).toEqual([
      'b.owner=1',
      'c.owner=2',
    ])
    expect(
      said(
        [
          ['1', '2'],
          ['3', '4'],
        ],
        { rows: ['b'], columns: ['owner'] },
      ).cells,
    ).toEqual(['b.owner=1', 'b.due=2', 'c.owner=3', 'c.due=4'])
  })
  it('what reaches beyond the last row is kept apart, what reaches beyond the last column is not there', () => {
    const { cells, beyond } = said(
      [
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
      { rows: ['d'], columns: ['due'] },
    )
    expect(cells).toEqual(['d.due=1'])
    expect(beyond).toEqual([[{ column: 'due', text: '3' }], [{ column: 'due', text: '5' }]])
  })
  it('rows that are shorter than others leave the cells beside them alone', () => {
    expect(said([['1', '2'], ['3']], { rows: ['a'], columns: ['title'] }).cells).toEqual([
      'a.title=1',
      'a.owner=2',
      'b.title=3',
    ])
    expect(said([], { rows: ['a'], columns: ['title'] })).toEqual({ cells: [], beyond: [] })
  })
  it('what a block says nothing about stays as it is, also where the block repeats', () => {
    expect(
      said(
        [
          ['1', undefined],
          [undefined, '2'],
        ],
        { rows: ['a', 'b', 'c', 'd'], columns: ['title', 'owner'] },
      ).cells,
    ).toEqual(['a.title=1', 'b.owner=2', 'c.title=1', 'd.owner=2'])
    expect(said([['1'], [undefined]], { rows: ['d'], columns: ['due'] }).beyond).toEqual([[]])
  })
  it('an address comes with its text in a column of links only', () => {
    const cell = { text: '报告', links: '报告 https://a.example/1' }
    const plan = planPaste(
      [[cell, cell]],
      { rows: ['a'], columns: ['progress', 'evidence'] },
      { rows: ['a'], columns: ['progress', 'evidence'] },
      builtInSchema,
    )
    expect(plan.cells.map(({ text }) => text)).toEqual([cell.text, cell.links])
  })
  it('goes round a row that somebody added between two selected ones', () => {
    expect(said([['x']], { rows: ['a', 'c'], columns: ['owner'] }).cells).toEqual(['a.owner=x', 'c.owner=x'])
  })
})
