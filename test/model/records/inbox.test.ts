import { describe, expect, it } from 'vitest'
import { entriesOfDates, entriesOfTurns, type Turn } from '#app/model/records/inbox'
import { defaultLightSettings } from '#app/model/ledger/light'
import { item, person } from '../../support/ledger'

const renshe = person('department', 'renshe')
const xu = person('coordinator', 'bianban')
const by = { id: 'xu', name: '许协调', department: 'bianban' }
const turn = (id: number, values: Partial<Turn>): Turn => ({
  id: String(id),
  item: '1.1',
  column: 'lead',
  before: '',
  after: '',
  person: by,
  at: id * 1_000,
  ...values,
})
const ledger = (...items: ReturnType<typeof item>[]) => new Map(items.map((one) => [one.id, one]))
const told = (who: typeof renshe, turns: Turn[], ...items: ReturnType<typeof item>[]) =>
  entriesOfTurns(who, turns, ledger(...items)).map(({ reason, item: id, at }) => [reason, id, at])

describe('the inbox', () => {
  it('says what was assigned to one’s department, as long as it is', () => {
    const turns = [
      turn(1, { after: 'renshe' }),
      turn(2, { item: '1.2', column: 'support', before: ['jiaowei'], after: ['jiaowei', 'renshe'] }),
      turn(3, { item: '1.3', column: null, before: null, after: item('1.3') }),
      turn(4, { item: '1.4', after: 'renshe' }),
      turn(5, { item: 'gone', after: 'renshe' }),
      turn(6, { item: '1.2', column: 'support', before: ['renshe'], after: ['renshe', 'bianban'] }),
    ]
    const rows = [
      item('1.1'),
      item('1.2', { lead: 'jiaowei', support: ['jiaowei', 'renshe'] }),
      item('1.3'),
      item('1.4', { lead: 'jiaowei' }),
    ]
    expect(told(renshe, turns, ...rows)).toEqual([
      ['assigned', '1.1', 1_000],
      ['assigned', '1.2', 2_000],
      ['assigned', '1.3', 3_000],
    ])
    expect(told(xu, turns, ...rows)).toEqual([])
    expect(told({ ...renshe, id: 'xu' }, turns, ...rows)).toEqual([])
  })

  it('says what came back and what waits for review, until it goes on', () => {
    const turns = [
      turn(1, { column: 'status', before: 'in_progress', after: 'submitted' }),
      turn(2, { column: 'status', before: 'submitted', after: 'returned' }),
    ]
    const someone = { id: 'ren', name: '任', department: 'renshe' }
    const submitted = [
      turn(1, { column: 'status', after: 'submitted', person: someone }),
      turn(4, { column: 'status', after: 'submitted', person: someone }),
    ]
    expect(told(renshe, turns, item('1.1', { status: 'returned', reason: '缺材料' }))).toEqual([
      ['returned', '1.1', 2_000],
    ])
    expect(entriesOfTurns(renshe, turns, ledger(item('1.1', { status: 'returned', reason: '缺材料' })))[0]!.text).toBe(
      '缺材料',
    )
    expect(told(renshe, turns, item('1.1', { status: 'in_progress' }))).toEqual([])
    expect(told(xu, submitted, item('1.1', { status: 'submitted' }))).toEqual([['submitted', '1.1', 4_000]])
    expect(told(xu, submitted, item('1.1', { status: 'closed' }))).toEqual([])
  })

  it('says when the time comes, with the warning or when it was set so late, and once more when it is over', () => {
    const at = (date: string) => Date.parse(`${date}T00:00:00+08:00`)
    const rows = [
      item('soon', { due: '2026-11-30' }),
      item('later', { due: '2026-12-01' }),
      item('over', { due: '2026-11-20' }),
      item('done', { due: '2026-11-24', status: 'closed' }),
      item('handed in', { due: '2026-11-24', status: 'submitted' }),
      item('others', { due: '2026-11-24', lead: 'jiaowei' }),
      item('supports', { due: '2026-11-24', lead: 'jiaowei', support: ['renshe'] }),
    ]
    const set = turn(1, { item: 'supports', column: 'due', at: at('2026-11-22') })
    const entries = entriesOfDates(renshe, rows, [set], defaultLightSettings, '2026-11-23')
    expect(entries.map(({ item: id, at: when }) => [id, when])).toEqual([
      ['soon', at('2026-11-23')],
      ['over', at('2026-11-21')],
      ['supports', at('2026-11-22')],
    ])
    expect(new Set(entries.map(({ id }) => id)).size).toBe(3)
  })
})
