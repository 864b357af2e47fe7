import { dayOf } from '#app/model/text/moments'
import { describe, expect, it } from 'vitest'
import type { Item } from '#app/model/ledger/rows'
import { defaultLightSettings, lightOf, lights, lightReasons, worstOf, type LightState } from '#app/model/ledger/light'
import { newStamp, type Stamp } from '#app/model/ledger/stamp'
import { item } from '../../support/ledger'

const day = 86_400_000
const now = Date.UTC(2026, 10, 23, 4)
const today = dayOf('2026-11-23', defaultLightSettings.timeZone)
const ago = (days: number) => now - days * day
const reported = (days: number): Stamp['reported'] => ({ at: ago(days), by: '王敏', department: 'renshe' })
const light = (values: Partial<Item>, over: Partial<Stamp> = {}) => {
  const stamp = { ...newStamp(ago(1)), ...over }
  const { light, reason, days } = lightOf(item('x', values), stamp, defaultLightSettings, today)
  return `${light} ${reason} ${days}`
}

describe('lights', () => {
  it.each<[what: string, values: Partial<Item>, stamp: Partial<Stamp>, light: string]>([
    // The department's own time.
    ['late', { due: '2026-11-20', status: 'in_progress' }, {}, 'red overdue 3'],
    ['late and never acknowledged', { due: '2026-11-20' }, {}, 'red overdue 3'],
    ['late and returned', { due: '2026-11-20', status: 'returned' }, {}, 'red overdue 3'],
    ['blocked too long', { status: 'blocked' }, { statusSince: ago(8) }, 'red blocked 8'],
    ['blocked not too long', { status: 'blocked', due: '2027-01-01' }, { statusSince: ago(7) }, 'amber blocked 7'],
    ['blocked just now, no deadline', { status: 'blocked' }, { statusSince: now }, 'amber blocked 0'],
    ['blocked, nearly due', { status: 'blocked', due: '2026-11-24' }, { statusSince: ago(7) }, 'amber due-soon 1'],
    ['returned today', { status: 'returned', due: '2027-01-01' }, { statusSince: now }, 'amber returned 0'],
    ['returned, nearly due', { status: 'returned', due: '2026-11-23' }, { statusSince: ago(2) }, 'amber returned 2'],
    ['due today', { status: 'in_progress', due: '2026-11-23' }, {}, 'amber due-soon 0'],
    ['due in a week', { status: 'in_progress', due: '2026-11-30' }, {}, 'amber due-soon 7'],
    ['due in eight days', { status: 'in_progress', due: '2026-12-01' }, {}, 'green on-track 0'],
    // Nothing reassures that nobody has taken on, or that has no end.
    ['given yesterday', { due: '2027-01-01' }, { statusSince: ago(1) }, 'hollow unacknowledged 1'],
    ['given three days ago', { due: '2027-01-01' }, { statusSince: ago(3) }, 'amber unacknowledged 3'],
    ['given, nearly due', { due: '2026-11-24' }, { statusSince: ago(3) }, 'amber due-soon 1'],
    ['without a status yet', { status: '' }, { statusSince: now }, 'hollow unacknowledged 0'],
    ['without a deadline', { status: 'in_progress' }, {}, 'hollow no-deadline 0'],
    // Silence is the department's.
    [
      'silent',
      { status: 'in_progress', due: '2027-01-01' },
      { statusSince: ago(40), reported: reported(14) },
      'amber silent 14',
    ],
    [
      'not quite silent',
      { status: 'in_progress', due: '2027-01-01' },
      { statusSince: ago(40), reported: reported(13) },
      'green on-track 0',
    ],
    ['never reported', { status: 'in_progress', due: '2027-01-01' }, { statusSince: ago(20) }, 'amber silent 20'],
    [
      'touched by others alone',
      { status: 'in_progress', due: '2027-01-01' },
      { statusSince: ago(20), updatedAt: now, updatedBy: '李强' },
      'amber silent 20',
    ],
    ['silent without a deadline', { status: 'in_progress' }, { statusSince: ago(20) }, 'amber silent 20'],
    // While it waits for the coordinators, the delay is theirs.
    ['submitted', { status: 'submitted', due: '2027-01-01' }, { statusSince: ago(3) }, 'green in-review 3'],
    [
      'submitted in time, and late since',
      { status: 'submitted', due: '2026-11-16' },
      { statusSince: ago(7) },
      'green in-review 7',
    ],
    ['submitted long ago', { status: 'submitted', due: '2026-11-16' }, { statusSince: ago(8) }, 'amber in-review 8'],
    [
      'submitted late: as late as it came',
      { status: 'submitted', due: '2026-11-10' },
      { statusSince: ago(8) },
      'red overdue 5',
    ],
    [
      'submitted late, but for a wait of before',
      { status: 'submitted', due: '2026-11-10' },
      { statusSince: ago(8), waited: 5.5 * day },
      'amber in-review 8',
    ],
    [
      'extended while it waited, too short',
      { status: 'submitted', due: '2026-11-18' },
      { statusSince: ago(10), waited: -6 * day },
      'red overdue 1',
    ],
    [
      'back after 20 days with them',
      { status: 'in_progress', due: '2026-11-10' },
      { waited: 20 * day },
      'amber due-soon 7',
    ],
    [
      'back after 10 days with them',
      { status: 'in_progress', due: '2026-11-10' },
      { waited: 10.5 * day },
      'red overdue 3',
    ],
    // At rest.
    ['closed', { status: 'closed', due: '2026-01-01' }, {}, 'grey closed 0'],
    ['deferred', { status: 'deferred' }, {}, 'grey deferred 0'],
  ])('%s', (_, values, stamp, expected) => {
    expect(light(values, stamp)).toBe(expected)
  })

  it('without a stamp nothing is counted in days', () => {
    const bare = (values: Partial<Item>) => lightOf(item('x', values), undefined, defaultLightSettings, today).light
    expect([bare({}), bare({ status: 'blocked' }), bare({ due: '2026-11-01' })]).toEqual(['hollow', 'amber', 'red'])
  })

  it('from the worst to the quietest', () => {
    expect(lights).toEqual(['red', 'amber', 'hollow', 'green', 'grey'])
    expect(new Set(lightReasons).size).toBe(lightReasons.length)
  })

  it('of several the worst is the same in whatever order they come', () => {
    const states: LightState[] = [
      { light: 'green', reason: 'on-track', days: 0 },
      { light: 'green', reason: 'in-review', days: 0 },
      { light: 'amber', reason: 'silent', days: 14 },
      { light: 'amber', reason: 'due-soon', days: 14 },
      { light: 'amber', reason: 'returned', days: 3 },
    ]
    expect([worstOf(states), worstOf([...states].reverse())]).toEqual([states[3], states[3]])
    expect([worstOf(states.slice(0, 2)), worstOf(states.slice(0, 2).reverse())]).toEqual([states[1], states[1]])
    expect(worstOf([])).toBeNull()
  })
})
