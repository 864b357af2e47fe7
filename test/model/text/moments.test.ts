import { describe, expect, it } from 'vitest'
import { localTime } from '#app/model/text/dates'
import { parseMoment } from '#app/model/text/moments'

const zone = 'Asia/Shanghai'
const now = Date.parse('2026-11-23T06:00:00Z')
const iso = (text: string, timeZone = zone) => {
  const moment = parseMoment(text, timeZone, now)
  return moment === null ? null : new Date(moment).toISOString()
}

describe('N4: a moment that somebody asked for', () => {
  it.each([
    ['2026-11-22T09:30:00Z', '2026-11-22T09:30:00.000Z'],
    ['2026-11-22T09:30:00.125Z', '2026-11-22T09:30:00.125Z'],
    ['2026-11-22T09:30:00+08:00', '2026-11-22T01:30:00.000Z'],
    ['2026-11-22T09:30:00 08:00', '2026-11-22T01:30:00.000Z'],
    ['2026-11-22T09:30', '2026-11-22T01:30:00.000Z'],
    ['2026-11-22 09:30:05', '2026-11-22T01:30:05.000Z'],
    ['2026-11-22', '2026-11-22T15:59:59.999Z'],
    ['2026-11-23', '2026-11-23T06:00:00.000Z'],
    ['2026-11-24', '2026-11-24T15:59:59.999Z'],
  ])('N4: %s is %s', (text, expected) => {
    expect(iso(text)).toBe(expected)
  })

  it.each([
    '',
    'yesterday',
    '2026-02-30',
    '2026-11-22T25:00',
    '2026-11-22T09:61Z',
    '2026-11-22Z',
    '20261122',
    '1732300000000',
  ])('N4: "%s" is none', (text) => {
    expect(iso(text)).toBe(null)
  })

  it('N4: clocks that are put forward and back', () => {
    expect(iso('2026-07-01T12:00', 'Europe/Berlin')).toBe('2026-07-01T10:00:00.000Z')
    expect(iso('2026-10-25T12:00', 'Europe/Berlin')).toBe('2026-10-25T11:00:00.000Z')
    expect(iso('2026-03-29T03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
    expect(iso('2026-03-29T01:30', 'Europe/Berlin')).toBe('2026-03-29T00:30:00.000Z')
  })

  it('N4: is told back by the same clocks', () => {
    expect(localTime(zone, Date.parse('2026-11-22T16:00:05Z'))).toBe('2026-11-23T00:00:05')
  })
})
