import { describe, expect, it } from 'vitest'
import { shownText } from '#app/transfer/shownText'

const date = (text: string) => new Date(`${text}Z`)

describe('a workbook’s cell is read as people see it', () => {
  it.each([
    [0.35, '0%', '35%'],
    [0.125, '0.0%', '12.5%'],
    [7, '000', '007'],
    [1.1, '0.00', '1.10'],
    [1.1, undefined, '1.1'],
    [0.1 + 0.2, undefined, '0.3'],
    [1.1 * 3, 'General', '3.3'],
    [1234567.5, '#,##0.00', '1,234,567.50'],
    [-5, '0;[Red]-0', '-5'],
    [12, 'General"天"', '12天'],
    [0.5, 'G/通用格式"年"', '0.5年'],
    [1.5, '0"万元"', '2万元'],
    [99, '[$¥-804]#,##0.00', '¥99.00'],
    [3, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', '3'],
    [20261123, '0', '20261123'],
    [0, '0;-0;;@', ''],
    [12, '@', '12'],
  ])('%s as %s is %s', (value, format, text) => expect(shownText(value, { format })).toBe(text))

  it('a format that cannot be shown leaves the number as it is', () => {
    for (const format of ['[DBNum1][$-804]General', 'aaaa', '[DBNum2]0']) expect(shownText(1.5, { format })).toBe('1.5')
  })

  it.each([
    ['2026-11-05T00:00', 'yyyy/m/d;@', '2026-11-05'],
    ['2025-11-05T00:00', 'm"月"d"日"', '2025-11-05'],
    ['2026-11-05T09:30', 'yyyy-mm-dd hh:mm', '2026-11-05 09:30'],
    ['2026-11-05T09:30', 'yyyy-mm-dd', '2026-11-05'],
    ['2026-11-05T00:00', undefined, '2026-11-05'],
    ['2026-11-01T00:00', 'yyyy"年"m"月"', '2026年11月'],
    ['1899-12-31T12:00', 'h:mm', '12:00'],
    ['1899-12-31T09:05', 'hh:mm:ss;@', '09:05:00'],
    ['1899-12-31T14:05', '上午/下午h"时"mm"分"', '14时05分'],
    ['1899-12-31T14:05', undefined, '14:05'],
    ['1900-01-01T02:30', '[h]:mm', '26:30'],
  ])('%s as %s is %s', (value, format, text) => expect(shownText(date(value), { format })).toBe(text))

  it('a time whose format the library takes for a number’s', () => {
    expect(shownText(0.375, { format: 'h"时"mm"分"' })).toBe('9时00分')
    expect(shownText(0.5 + 46_331, { format: 'm"月"d"日"h"时"' })).toBe('2026-11-05 12:00')
  })

  it('yes and no as a spreadsheet says them; nothing is nothing', () => {
    expect([true, false, null, undefined, '文'].map((value) => shownText(value))).toEqual([
      'TRUE',
      'FALSE',
      '',
      '',
      '文',
    ])
  })
})
