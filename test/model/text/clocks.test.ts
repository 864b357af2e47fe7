import { afterEach, describe, expect, it, vi } from 'vitest'

// Dates and times are strings of one shape, whatever a browser's own tables make of a locale.
const moment = Date.UTC(2026, 2, 4, 16, 5, 9)
const midnight = Date.UTC(2026, 2, 4, 16, 0, 0)
const real = Intl.DateTimeFormat

/** A DateTimeFormat that knows the same moments, and writes them as `parts` says. */
function stubFormats(parts: (made: Intl.DateTimeFormatPart[]) => Intl.DateTimeFormatPart[]): void {
  class Stubbed extends real {
    override formatToParts(at?: number | Date): Intl.DateTimeFormatPart[] {
      return parts(super.formatToParts(at))
    }
    override format(at?: number | Date): string {
      return this.formatToParts(at)
        .map(({ value }) => value)
        .join('')
    }
  }
  vi.stubGlobal('Intl', Object.assign(Object.create(Intl) as object, { DateTimeFormat: Stubbed }))
  // What was made before is remembered by the module.
  vi.resetModules()
}

const reversed = (made: Intl.DateTimeFormatPart[]) => [...made].reverse()
const spelt = (made: Intl.DateTimeFormatPart[]) =>
  made.map(({ type, value }) => ({ type, value: type === 'literal' ? ' of the ' : value }))
const unpadded = (made: Intl.DateTimeFormatPart[]) =>
  made.map(({ type, value }) => ({ type, value: type === 'literal' ? value : value.replace(/^0(?=.)/, '') }))
const withEra = (made: Intl.DateTimeFormatPart[]) => [
  { type: 'era', value: 'AD' } as const,
  { type: 'literal', value: ' ' } as const,
  ...made,
]

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

describe.each(
  Object.entries({ 'as it is': (made: Intl.DateTimeFormatPart[]) => made, reversed, spelt, unpadded, withEra }),
)('a locale that prints %s', (_name, parts) => {
  it('tells date, time and both of a moment by the clocks of a zone', async () => {
    stubFormats(parts)
    const { dateIn, localTime, timeIn } = await import('#app/model/text/dates')
    expect([
      dateIn('Asia/Shanghai', moment),
      timeIn('Asia/Shanghai', moment),
      localTime('Asia/Shanghai', moment),
    ]).toEqual(['2026-03-05', '00:05', '2026-03-05T00:05:09'])
    expect([dateIn('America/Sao_Paulo', moment), timeIn('America/Sao_Paulo', moment)]).toEqual(['2026-03-04', '13:05'])
    expect(localTime('Asia/Shanghai', midnight)).toBe('2026-03-05T00:00:00')
    expect(dateIn('UTC', Date.UTC(987, 0, 2))).toBe('0987-01-02')
  })

  it('reads what it told', async () => {
    stubFormats(parts)
    const [{ localTime }, { parseMoment }] = await Promise.all([
      import('#app/model/text/dates'),
      import('#app/model/text/moments'),
    ])
    for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Auckland']) {
      expect(parseMoment(localTime(zone, moment), zone, moment + 1), zone).toBe(moment)
    }
  })
})
