import { describe, expect, it } from 'vitest'
import { newsOfTurns, type Turn } from '#app/model/records/inbox'
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
  newsOfTurns(who, turns, ledger(...items)).map(({ reason, item: id, at }) => [reason, id, at])

describe('what happened', () => {
  it('says what was assigned to one’s department, as long as it is, and unless it waits to be acknowledged', () => {
    const turns = [
      turn(1, { after: 'renshe' }),
      turn(2, { item: '1.2', column: 'support', before: ['jiaowei'], after: ['jiaowei', 'renshe'] }),
      turn(3, { item: '1.3', column: null, before: null, after: item('1.3') }),
      turn(4, { item: '1.4', after: 'renshe' }),
      turn(5, { item: 'gone', after: 'renshe' }),
      turn(6, { item: '1.2', column: 'support', before: ['renshe'], after: ['renshe', 'bianban'] }),
      turn(7, { item: '1.5', after: 'renshe' }),
    ]
    const rows = [
      item('1.1', { status: 'in_progress' }),
      item('1.2', { lead: 'jiaowei', support: ['jiaowei', 'renshe'] }),
      item('1.3', { status: 'blocked' }),
      item('1.4', { lead: 'jiaowei' }),
      item('1.5', { status: 'issued' }),
    ]
    expect(told(renshe, turns, ...rows)).toEqual([
      ['assigned', '1.1', 1_000],
      ['assigned', '1.2', 2_000],
      ['assigned', '1.3', 3_000],
    ])
    expect(told(xu, turns, ...rows)).toEqual([])
    expect(told({ ...renshe, id: 'xu' }, turns, ...rows)).toEqual([])
  })

  it('says what was closed, by whom and when, to those who lead and support it, until it is opened again', () => {
    const turns = [
      turn(1, { column: 'status', before: 'submitted', after: 'closed' }),
      turn(2, { column: 'status', before: 'closed', after: 'in_progress' }),
      turn(3, { column: 'status', before: 'submitted', after: 'closed' }),
    ]
    const closed = item('1.1', { status: 'closed', support: ['jiaowei'] })
    expect(told(renshe, turns, closed)).toEqual([['closed', '1.1', 3_000]])
    expect(newsOfTurns(renshe, turns, ledger(closed))[0]!.by).toEqual(by)
    expect(told(person('department', 'jiaowei'), turns, closed)).toEqual([['closed', '1.1', 3_000]])
    expect(told(person('department', 'zuzhibu'), turns, closed)).toEqual([])
    expect(told(xu, turns, closed)).toEqual([])
    expect(told({ ...renshe, id: 'xu' }, turns, closed)).toEqual([])
    expect(told(renshe, turns, { ...closed, status: 'in_progress' })).toEqual([])
  })
})
