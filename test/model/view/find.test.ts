import { describe, expect, it } from 'vitest'
import type { ColumnId } from '#app/model/ledger/columns'
import { createFinder, excerptAround, nextHit, type Hit } from '#app/model/view/find'
import { outline, type OutlineItem } from '#app/model/ledger/outline'
import { item, stream } from '../../support/ledger'

const rowsOf = (items: Parameters<typeof outline>[1]): OutlineItem[] =>
  outline([stream('s1', 'a1')], items)[0]!.items.flatMap((entry) => [entry, ...entry.children])
const textOf = (entry: OutlineItem, column: ColumnId) =>
  column === 'code' ? entry.code : [entry.item[column as 'title']].flat().join('、')
const columns: ColumnId[] = ['code', 'title', 'owner', 'progress', 'support']
const said = (hits: readonly Hit[]) => hits.map(({ item: id, column }) => `${id} ${column}`)

describe('finding', () => {
  const rows = rowsOf([
    item('a', { order: 'a1', title: '编制调整', owner: '王敏', progress: '已报\n区委 编办' }),
    item('b', { order: 'a2', title: 'ABC 平台', support: ['编办', '教委'] }),
    item('b1', { order: 'a1', parent: 'b', title: '一期', progress: 'ａｂｃ' }),
  ])
  const find = createFinder(textOf)

  it('names the cells row by row and column by column, sub-items and long texts too', () => {
    expect(said(find(rows, columns, '编办'))).toEqual(['a progress', 'b support'])
    expect(said(find(rows, columns, '编'))).toEqual(['a title', 'a progress', 'b support'])
    expect(said(find(rows, columns, '1.2'))).toEqual(['b code', 'b1 code'])
  })
  it('width, case and white space make no difference', () => {
    expect(said(find(rows, columns, ' AbＣ '))).toEqual(['b title', 'b1 progress'])
    expect(said(find(rows, columns, '已报 区委'))).toEqual(['a progress'])
  })
  it.each(['\u200b', '\u200d', '\u00ad', '\u202a', '\u2060', '\ufeff'])(
    'what nobody sees (%j) makes none either, on either side',
    (sign) => {
      const [row] = rowsOf([item('h', { title: `编${sign}制调整` })])
      expect(said(find([row!], columns, '编制'))).toEqual(['h title'])
      expect(said(find(rows, columns, `编${sign}制`))).toEqual(['a title'])
      expect(excerptAround(`说编${sign}制调整`, '编制', { before: 9, after: 9 })).toEqual({
        before: '说',
        found: '编制',
        after: '调整',
      })
      expect(find(rows, columns, sign)).toEqual([])
    },
  )
  it('finds nothing for nothing, and only in the columns asked for', () => {
    expect(find(rows, columns, '  ')).toEqual([])
    expect(find(rows, ['owner'], '编')).toEqual([])
  })
  it('sees what has changed since', () => {
    const [first] = rows
    expect(said(find(rows, columns, '王敏'))).toEqual(['a owner'])
    expect(said(find([{ ...first!, item: { ...first!.item, owner: '李强' } }], columns, '王敏'))).toEqual([])
  })
})

describe('walking through hits', () => {
  const order = { rows: ['a', 'b', 'c'], columns: ['title', 'owner'] as ColumnId[] }
  const hits: Hit[] = [
    { item: 'a', column: 'owner' },
    { item: 'c', column: 'title' },
  ]

  it('goes on from any cell, forwards and back, and round at the ends', () => {
    expect(nextHit(hits, order, { item: 'a', column: 'title' }, 1)).toEqual(hits[0])
    expect(nextHit(hits, order, hits[0]!, 1)).toEqual(hits[1])
    expect(nextHit(hits, order, hits[1]!, 1)).toEqual(hits[0])
    expect(nextHit(hits, order, { item: 'b', column: 'owner' }, -1)).toEqual(hits[0])
    expect(nextHit(hits, order, hits[0]!, -1)).toEqual(hits[1])
  })
  it('begins at the first, or the last, when the row it was on is gone', () => {
    expect(nextHit(hits, order, { item: 'gone', column: 'owner' }, 1)).toEqual(hits[0])
    expect(nextHit(hits, order, { item: 'gone', column: 'owner' }, -1)).toEqual(hits[1])
    expect(nextHit(hits, order, null, 1)).toEqual(hits[0])
    expect(nextHit([], order, hits[0]!, 1)).toBeNull()
  })
})

describe('an excerpt', () => {
  it('shows what was found as it is written, with a little around it', () => {
    expect(excerptAround('第一行\n面积 ＡＢＣ 平方米', 'abc', { before: 4, after: 2 })).toEqual({
      before: '… 面积 ',
      found: 'ＡＢＣ',
      after: ' 平…',
    })
    expect(excerptAround('王敏', '王敏', { before: 9, after: 9 })).toEqual({ before: '', found: '王敏', after: '' })
  })
  it('counts letters that fold into several', () => {
    expect(excerptAround('共3㎡地', 'm2', { before: 1, after: 1 })).toEqual({ before: '…3', found: '㎡', after: '地' })
    expect(excerptAround('没有', '别的', { before: 1, after: 1 })).toBeNull()
  })
})
