import { describe, expect, it } from 'vitest'
import { lacksYear, readWrittenDate } from '#app/model/text/writtenDates'
import { usualYear } from '#app/newledger/recognise/usualYear'

const today = '2026-11-29'
const read = (text: string) => {
  const found = readWrittenDate(text, 2026, today)
  return found && `${found.date}${found.inWords ? ' in words' : ''}`
}

describe('L6: deadlines', () => {
  it.each([
    ['2027/4/5 0:00', '2027-04-05'],
    ['2027-4-5 00:00:00', '2027-04-05'],
    ['27.4.5', '2027-04-05'],
    ['27/4/30', '2027-04-30'],
    ['46112', '2026-03-31'],
    ['二〇二七年五月底', '2027-05-31 in words'],
    ['二零二七年十一月二十日', '2027-11-20'],
    ['九月三十日前', '2026-09-30 in words'],
    ['十月中旬', '2026-10-20 in words'],
    ['明年6月底前', '2027-06-30 in words'],
    ['明年3月5日', '2027-03-05 in words'],
    ['2027年底', '2027-12-31 in words'],
    ['2027年6月底前并长期坚持', '2027-06-30 in words'],
    ['9月底前，持续推进', '2026-09-30 in words'],
    ['2027.4-2027.8', '2027-08-31 in words'],
    ['4月至8月', '2026-08-31 in words'],
    ['2027年4-8月', '2027-08-31 in words'],
    ['31 August 2027', '2027-08-31'],
    ['Aug 3rd, 2027', '2027-08-03'],
    ['3-Aug-27', '2027-08-03'],
    ['by 3 August', '2026-08-03 in words'],
    ['end of August', '2026-08-31 in words'],
    ['Mid-June 2027', '2027-06-20 in words'],
    ['Q3 2027', '2027-09-30 in words'],
    ['end of the second quarter', '2026-06-30 in words'],
    ['by the end of 2027', '2027-12-31 in words'],
    ['year end', '2026-12-31 in words'],
    ['', ''],
  ])('%s is %s', (text, expected) => expect(read(text)).toBe(expected))

  it.each([
    '长期',
    '立行立改',
    '每季度',
    '每月底',
    '03/04/27',
    '2027-13-01',
    '2027-02-30',
    '2月30日',
    '十三月',
    'ongoing',
    'March on',
    '31 June',
    '待定',
    '2027.13',
    '1.2.3',
  ])('%s is none', (text) => expect(read(text)).toBeNull())

  it.each([
    ['5月底', true],
    ['5.31', true],
    ['今年底', true],
    ['31 May', true],
    ['2027年5月', false],
    ['46112', false],
    ['长期', false],
    ['2027.4-8', false],
  ])('%s names no year: %s', (text, expected) => expect(lacksYear(text)).toBe(expected))
})

it.each([
  ['the column agrees', ['2024-05-01', '2024年底', '3月底'], ['2023年计划'], 2024],
  ['most of the column does', ['2024-05-01', '2024-06-01', '2024-07-01', '2025-01-31'], ['2025年'], 2024],
  ['the title decides between two', ['2024-05-01', '2025-06-01', '3月底'], ['2025年计划'], 2025],
  ['the title alone', ['3月底', '长期'], ['某区2024年计划', ''], 2024],
  ['two years above it', ['3月底'], ['2024—2025年计划'], 2026],
  ['the column is of two years, the title of a third', ['2024-05-01', '2025-06-01'], ['2023年'], 2026],
  ['nothing says', ['3月底'], ['计划20240人'], 2026],
])('L6: the usual year, where %s', (_what, texts, above, year) => expect(usualYear(texts, above, today)).toBe(year))
