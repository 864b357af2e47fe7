import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDate, parseDate } from '#app/model/text/dates'
import { isId } from '#app/model/ledger/ids'
import { formatLink, parseLink } from '#app/model/text/links'
import { isOrder, orderBetween, ordersAfter } from '#app/model/ledger/order'
import { judgeValue } from '#app/model/ledger/values'
import { departments } from '../../support/ledger'
import { builtInSchema } from '#app/model/ledger/schema'

describe('dates', () => {
  it.each([
    '2026-11-23',
    '2026/11/23',
    '2026.11.23',
    '20261123',
    '11月23日',
    '2026年11月23日',
    '11/23',
    '11-23',
    '２０２６－１１－２３',
  ])('reads %s as people write it', (typed) => expect(parseDate(typed, '2026-01-01')).toBe('2026-11-23'))
  it.each(['2026-02-30', '13月1日', 'tomorrow', '2026-1', '1'])('refuses %s', (typed) => {
    expect(parseDate(typed, '2026-01-01')).toBeNull()
  })
  it('keeps an empty date empty', () => expect(parseDate('  ', '2026-01-01')).toBe(''))
  it('knows leap days', () => expect([isDate('2028-02-29'), isDate('2027-02-29')]).toEqual([true, false]))
})

describe('order', () => {
  it('D3: appending ten thousand rows keeps keys ascending, valid and short', () => {
    const keys = ordersAfter(null, 10_000)
    expect(keys.every((key, i) => isOrder(key) && (i === 0 || key > keys[i - 1]!))).toBe(true)
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThanOrEqual(5)
  })
  it('D3: there is always room between two keys, wherever rows are put', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { maxLength: 120 }), (places) => {
        const keys: string[] = []
        for (const place of places) {
          const at = place % (keys.length + 1)
          const key = orderBetween(keys[at - 1] ?? null, keys[at] ?? null)
          expect(isOrder(key)).toBe(true)
          keys.splice(at, 0, key)
        }
        expect([...keys].sort()).toEqual(keys)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
  it('refuses keys out of order', () => expect(() => orderBetween('a2', 'a1')).toThrow(RangeError))
})

describe('ids and links', () => {
  it.each(['__proto__', '', 'a b', '../x', 'x'.repeat(65), 5])('D3: %s is no id', (id) => expect(isId(id)).toBe(false))
  it('reads label and address, and gives a bare address its host as label', () => {
    expect(parseLink(' 会议纪要 3 https://oa.example/d?id=1 ')).toEqual({
      label: '会议纪要 3',
      url: 'https://oa.example/d?id=1',
    })
    expect(parseLink('https://oa.example/x')).toEqual({ label: 'oa.example', url: 'https://oa.example/x' })
    expect(formatLink({ label: 'a  b', url: 'https://x/' })).toBe('a b https://x/')
  })
  it.each(['javascript:alert(1)', 'x javascript://a', 'ftp://x', 'label', 'xhttps://a'])('X4: %s is no link', (text) =>
    expect(parseLink(text)).toBeNull(),
  )
})

describe('judgeValue', () => {
  it.each([
    ['title', 'x'.repeat(2_001), 'too-long'],
    ['progress', 'x'.repeat(20_001), 'too-long'],
    ['lead', 'nobody', 'unknown-department'],
    ['support', ['renshe', 'renshe'], 'bad-value'],
    ['status', 'done', 'bad-value'],
    ['due', '2026-13-01', 'bad-date'],
    ['evidence', ['javascript:alert(1)'], 'bad-link'],
    ['title', 5, 'bad-value'],
    ['order', 'a0', 'bad-value'],
    ['parent', '__proto__', 'bad-value'],
  ] as const)('D2, D5: refuses %s = %s', (column, value, code) =>
    expect(judgeValue(builtInSchema.column(column), value, { departments })).toBe(code),
  )
  it('takes empty values', () => {
    for (const column of ['title', 'lead', 'due', 'status', 'progress'] as const)
      expect(judgeValue(builtInSchema.column(column), '', { departments })).toBeNull()
  })
})
