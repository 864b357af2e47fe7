import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { words } from '#app/i18n/words'
import { isEqualCell, type CellValue } from '#app/model/ledger/rows'
import { kinds } from '#app/model/ledger/kinds/kinds'
import { createCellParser } from '#app/model/ledger/parseCell'
import { LedgerSchema, ownKinds, type Column, type OwnKind } from '#app/model/ledger/schema'
import { judgeValue } from '#app/model/ledger/values'
import { createWording } from '#app/reading/wording'
import { column, departments as departmentIds, option } from '../../support/ledger'

const options = {
  hard: option('a1', { name: '难', nameEn: 'Hard' }),
  easy: option('a2', { name: '易，快', nameEn: 'Easy' }),
  old: option('a3', { name: '旧', nameEn: 'Old', isRemoved: true }),
}
const departments = [...departmentIds].map((id) => ({
  id,
  name: { zh: `区${id}`, en: `${id} office` },
  short: id,
  kind: 'government' as const,
}))
const schema = new LedgerSchema(
  ownKinds.map((kind) =>
    column(`c_${kind}`, kind, {
      unit: kind === 'number' ? '万元' : '',
      options: kind === 'choice' || kind === 'choices' ? options : {},
    }),
  ),
)
const of = (kind: OwnKind): Column => schema.column(`c_${kind}`)!
const judge = (kind: OwnKind, value: unknown) => judgeValue(of(kind), value, { departments: departmentIds })
const parser = createCellParser({
  departments,
  statusNames: [words.zh.status, words.en.status],
  today: '2026-11-24',
})
const parse = (kind: OwnKind, text: string) => parser(of(kind), text)

describe('L2: kinds of columns', () => {
  it.each([
    ['number', '1e3', 'bad-number'],
    ['number', '01', 'bad-number'],
    ['number', '-', 'bad-number'],
    ['number', '1234567890123456789', 'bad-number'],
    ['number', 5, 'bad-value'],
    ['flag', 'true', 'bad-flag'],
    ['choice', '难', 'unknown-option'],
    ['choice', 'old', 'unknown-option'],
    ['choice', '__proto__', 'unknown-option'],
    ['choice', ['hard'], 'bad-value'],
    ['choices', 'hard', 'bad-value'],
    ['choices', ['hard', 'hard'], 'bad-value'],
    ['choices', ['constructor'], 'unknown-option'],
    ['date', '2026-02-30', 'bad-date'],
    ['department', 'nobody', 'unknown-department'],
    ['departments', ['nobody'], 'unknown-department'],
    ['links', ['javascript:alert(1)'], 'bad-link'],
    ['short', 'x'.repeat(2_001), 'too-long'],
    ['short', '甲\n乙', 'bad-value'],
  ] as const)('L2: a column of kind %s refuses %s', (kind, value, code) => expect(judge(kind, value)).toBe(code))

  it('L4: an option that is removed may stay among several where it was chosen, and is chosen nowhere else', () => {
    const among = (value: string[], before: string[]) =>
      judgeValue(of('choices'), value, { departments: departmentIds }, before)
    expect(among(['old', 'hard'], ['old'])).toBeNull()
    expect(among(['easy', 'old'], ['hard', 'old'])).toBeNull()
    expect(among(['old'], [])).toBe('unknown-option')
    expect(among(['old', 'hard'], ['hard'])).toBe('unknown-option')
  })

  it.each(ownKinds)('L2: empty is a value of kind %s, and an empty text is read as it', (kind) => {
    expect(judge(kind, '')).toBeNull()
    for (const text of ['', ' ', '\u200b']) {
      const read = parse(kind, text)
      expect('value' in read && isEqualCell(read.value, ''), JSON.stringify(text)).toBe(true)
    }
  })

  it.each([
    ['number', '1,234.50', '1234.50'],
    ['number', '１２８０ 万元', '1280'],
    ['number', '+0.5', '0.5'],
    ['number', '.5', '0.5'],
    ['number', '-0', '0'],
    ['number', '007', '7'],
    ['flag', '√', 'yes'],
    ['flag', '否', 'no'],
    ['flag', 'Yes', 'yes'],
    ['choice', 'hard', 'hard'],
    ['choice', '易，快', 'easy'],
    ['choices', '难、Easy', ['hard', 'easy']],
  ] as const)('L2 L4: kind %s reads %s', (kind, text, value) => expect(parse(kind, text)).toEqual({ value }))

  it.each([
    ['number', '约三百'],
    ['number', '1,23'],
    ['number', '万元'],
    ['flag', '也许'],
    ['choice', '旧'],
    ['choices', '难、旧'],
  ] as const)('L4: kind %s reads no sense in %s', (kind, text) => expect(parse(kind, text)).toHaveProperty('code'))

  const values: Record<Exclude<OwnKind, 'short'>, fc.Arbitrary<CellValue>> = {
    number: fc
      .tuple(fc.bigInt(-(10n ** 17n), 10n ** 17n), fc.option(fc.stringMatching(/^\d{1,12}$/)))
      .map(([whole, part]) => (part === null ? String(whole) : `${whole}.${part}`)),
    date: fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    choice: fc.constantFrom('hard', 'easy', ''),
    choices: fc.subarray(['hard', 'easy']),
    flag: fc.constantFrom('yes', 'no', ''),
    department: fc.constantFrom('', ...departmentIds),
    departments: fc.subarray([...departmentIds]),
    links: fc.subarray(['甲 https://a.example/1', '乙 https://b.example/']),
  }
  it.each(Object.keys(values) as (keyof typeof values)[])(
    'C2 L2: what kind %s says in either language is read as it was',
    (kind) =>
      fc.assert(
        fc.property(values[kind], fc.constantFrom('zh' as const, 'en' as const), (value, language) => {
          expect(judge(kind, value)).toBeNull()
          const said = createWording({ schema, departments, streams: [] }, language, 'full').valueText(
            `c_${kind}`,
            value,
          )
          const read = parse(kind, said)
          expect('value' in read && isEqualCell(read.value, value), said).toBe(true)
        }),
      ),
  )

  it('L2: what a number counts is said in the language of who reads it, on the page alone', () => {
    const said = (language: 'zh' | 'en', form: 'short' | 'full') =>
      createWording({ schema, departments, streams: [] }, language, form).valueText('c_number', '120')
    expect(said('zh', 'short')).toBe('120 万元')
    expect(said('en', 'short')).toBe('120 × CNY 10,000')
    expect([said('zh', 'full'), said('en', 'full')]).toEqual(['120', '120'])
  })

  it('numbers, choices and flags are compared by what they are worth', () => {
    const rank = (kind: OwnKind, value: CellValue) => kinds[kind].rank!(value, of(kind))
    expect(rank('number', '9')).toBeLessThan(rank('number', '10'))
    expect(rank('choice', 'hard')).toBeLessThan(rank('choice', 'easy'))
    expect(rank('flag', 'yes')).toBeLessThan(rank('flag', 'no'))
  })
})
