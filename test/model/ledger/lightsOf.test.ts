import { expect, it } from 'vitest'
import { defaultLightSettings, type LightState } from '#app/model/ledger/light'
import { lightsAt, lightsOf } from '#app/model/ledger/lightsOf'
import { outline } from '#app/model/ledger/outline'
import { item, stream } from '../../support/ledger'

const [whole] = outline(
  [stream('s1', 'a1')],
  [
    item('1.1', { stream: 's1', order: 'a1' }),
    item('1.1.1', { stream: 's1', parent: '1.1', order: 'a1', due: '2026-11-20' }),
    item('1.1.2', { stream: 's1', parent: '1.1', order: 'a2', due: '2026-11-01' }),
    item('1.2', { stream: 's1', order: 'a2', due: '2026-11-25' }),
  ],
)
const [parent, alone] = whole!.items

it('an item with sub-items has the worst light of theirs, and the longest of equals; another has its own', () => {
  const lightOf = lightsAt({}, defaultLightSettings, Date.UTC(2026, 10, 23, 4))
  expect(lightOf(parent!)).toEqual({ light: 'red', reason: 'overdue', days: 22 } satisfies LightState)
  expect(lightOf(alone!)).toEqual({ light: 'amber', reason: 'due-soon', days: 2 } satisfies LightState)
})

it('the light of an item with sub-items is not asked for', () => {
  const asked: string[] = []
  lightsOf(({ item: { id } }) => {
    asked.push(id)
    return { light: 'green', reason: 'on-track', days: 0 }
  })(parent!)
  expect(asked).toEqual(['1.1.1', '1.1.2'])
})
