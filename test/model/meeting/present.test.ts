import { expect, it } from 'vitest'
import type { Attendee } from '#app/model/meeting/meeting'
import { presentAt } from '#app/model/meeting/present'

const attendee = (name: string, role: Attendee['role'], department: string | null): Attendee => ({
  person: { id: name, name, department },
  role,
  firstSeen: 0,
  lastSeen: 0,
})

it('the working team is one group, units follow the house’s order, and who is of no unit stands apart', () => {
  const { team, units, others } = presentAt(
    [
      attendee('甲', 'department', 'b'),
      attendee('乙', 'coordinator', 'a'),
      attendee('丙', 'viewer', null),
      attendee('丁', 'department', 'gone'),
      attendee('戊', 'administrator', null),
      attendee('己', 'viewer', 'a'),
      attendee('庚', 'department', 'b'),
      attendee('辛', null, null),
      attendee('壬', null, 'a'),
    ],
    ['a', 'b', 'c'],
  )
  const names = (people: Attendee[]) => people.map(({ person }) => person.name)
  expect(names(team)).toEqual(['乙', '戊'])
  expect(units.map(({ department, people }) => [department, names(people)])).toEqual([
    ['a', ['己', '壬']],
    ['b', ['甲', '庚']],
    ['gone', ['丁']],
  ])
  expect(names(others)).toEqual(['丙', '辛'])
})
