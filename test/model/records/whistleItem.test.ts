import { expect, it } from 'vitest'
import { inCallOrder } from '#app/model/records/callOrder'
import { callOn } from '#app/model/records/kinds/call'
import type { RecordOf } from '#app/model/records/record'
import { whistleItem } from '#app/model/records/whistleItem'
import { defaultWhistleLimits } from '#app/model/records/whistleLimits'

const facts = { urgency: 'urgent', place: '德胜门', text: '渗\n水', tried: '', became: '' } as const
const whistle = { facts: { ...facts, departments: ['b', 'a', 'c'] } } as unknown as RecordOf<'whistle'>
const call = (department: string, state = 'called', at = 0) => {
  const counting = { said: new Map(), timeZone: 'Asia/Shanghai' }
  const part = callOn(department, facts, { at, counting, limits: defaultWhistleLimits })
  return { ...part, state, at } as unknown as RecordOf<'call'>
}
const open = new Set(['a', 'b', 'c', 'd'])

it('R2: an item is led by the first of those who are called, however their records happen to be ordered', () => {
  const [a, b, c] = [call('a'), call('b'), call('c')]
  for (const calls of [
    [a, b, c],
    [c, a, b],
    [b, c, a],
  ])
    expect(whistleItem(whistle, calls, open)).toEqual({ title: '德胜门：渗 水', lead: 'b', support: ['a', 'c'] })
})

it('whom the coordinators ruled out has no part in it, nor a department that is closed; who is called instead has', () => {
  const calls = [call('d', 'called', 5), call('a'), call('b', 'moved'), call('c')]
  expect(whistleItem(whistle, calls, new Set(['a', 'b', 'd']))).toMatchObject({ lead: 'a', support: ['d'] })
  expect(inCallOrder(whistle.facts, calls).map(({ department }) => department)).toEqual(['b', 'a', 'c', 'd'])
})
