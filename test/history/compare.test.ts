import { describe, expect, it } from 'vitest'
import { compareAddress } from '#app/history/compareAddress'
import { askedNarrowing, narrowChanges, narrowStructure } from '#app/history/narrowChanges'
import { proseDate } from '#app/reading/proseDate'
import { compareLedgers, countChanges, type LedgerMoment } from '#app/model/history/comparison'
import type { StructureChange } from '#app/model/history/structureChange'
import { defaultLightSettings } from '#app/model/ledger/light'
import { newStamp } from '#app/model/ledger/stamp'
import { item, stream } from '../support/ledger'

describe('compareAddress', () => {
  it.each([
    ['from=meeting:a&to=now', null],
    ['from=meeting%3Aa&fromAt=2026-11-01T08:00:00&to=now&toAt=&stream=&department=', 'from=meeting%3Aa&to=now'],
    [
      'from=at&fromAt=2026-11-01T08:00:00&to=at&toAt=2026-11-02T08:00&stream=s1',
      'from=2026-11-01T08%3A00%3A00&to=2026-11-02T08%3A00&stream=s1',
    ],
    ['from=at&to=now', 'from=&to=now'],
    ['', null],
  ])('%s', (asked, plain) => {
    expect(compareAddress(new URLSearchParams(asked))?.toString() ?? null).toBe(plain)
  })
})

describe('narrowStructure', () => {
  const of = (kind: 'column' | 'stream', id: string): StructureChange => ({
    ...{ of: kind, id, title: id, titleEn: '', option: null, what: 'added' },
    ...{ before: '', after: '', by: null, at: null },
  })
  it.each([
    ['', 'c_a s1 s2'],
    ['show=main', 'c_a s1 s2'],
    ['show=structure', 'c_a s1 s2'],
    ['show=changed', ''],
    ['stream=s1', 's1'],
    ['department=renshe', ''],
  ])('%s', (query, expected) => {
    const all = [of('column', 'c_a'), of('stream', 's1'), of('stream', 's2')]
    const found = narrowStructure(all, askedNarrowing(new URLSearchParams(query), ''))
    expect(found.map(({ id }) => id).join(' ')).toBe(expected)
  })
})

describe('narrowChanges', () => {
  const now = Date.parse('2026-11-23T02:00:00Z')
  const stamps = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [id, newStamp(now - 86_400_000 * 14)]))
  const before: LedgerMoment = {
    at: now - 86_400_000,
    columns: [],
    streams: [stream('s1', 'a1'), stream('s2', 'a2')],
    items: [
      item('a'),
      item('b', { lead: 'jiaowei', status: 'in_progress' }),
      item('c', { due: '2026-11-22' }),
      item('d', { stream: 's2', status: 'submitted' }),
      item('e', { stream: 's2' }),
    ],
    stamps,
  }
  const after: LedgerMoment = {
    ...before,
    at: now,
    items: [
      item('a', { owner: '赵磊', due: '2027-11-30' }),
      item('b', { lead: 'jiaowei', status: 'in_progress' }),
      item('c', { due: '2026-11-22' }),
      item('d', { stream: 's2', status: 'closed' }),
      item('f'),
    ],
  }
  const { rows, counts } = compareLedgers(before, after, [], defaultLightSettings)
  const shown = (query: string, usual: 'main' | '' = '') =>
    narrowChanges(rows, askedNarrowing(new URLSearchParams(query), usual)).map((row) => row.item)

  it('tells apart what was done, what turned red or was closed, and where time alone changed the light', () => {
    // b turned amber in silence; c became overdue.
    expect(shown('')).toEqual(['a', 'b', 'c', 'f', 'd', 'e'])
    expect(shown('', 'main')).toEqual(['a', 'c', 'f', 'd', 'e'])
    expect(
      ['changed', 'red', 'closed', 'added', 'removed', 'light'].map((show) => shown(`show=${show}`, 'main')),
    ).toEqual([['a', 'd'], ['c'], ['d'], ['f'], ['e'], ['b']])
    expect(shown('show=nonsense', 'main')).toEqual(shown('', 'main'))
  })

  it('narrows to a stream, a leading department, or both; counts follow', () => {
    expect(shown('stream=s2')).toEqual(['d', 'e'])
    expect(shown('department=jiaowei')).toEqual(['b'])
    expect(shown('stream=s2&department=jiaowei')).toEqual([])
    expect(countChanges(rows)).toEqual(counts)
    expect(countChanges(narrowChanges(rows, { stream: 's2', department: '', show: '' }))).toEqual({
      added: 0,
      removed: 1,
      changed: 1,
      cells: 1,
      newlyRed: 0,
      newlyClosed: 1,
    })
  })
})

it('a date in a sentence', () => {
  expect([proseDate('2026-11-23', 'zh'), proseDate('2026-11-23', 'en')]).toEqual([
    '2026年11月23日 周一',
    'Mon 23 November 2026',
  ])
})
