import { expect, it } from 'vitest'
import { openDeliveryScene } from '../support/deliveryScene'

it('P4 R4: two processes look at the same moment, again and again: each thing arrives once', async () => {
  const scene = await openDeliveryScene()
  const xu = await scene.person('xu', 'coordinator')
  for (let n = 0; n < 12; n++) await scene.person(`p${n}`, 'department')
  const processes = [scene.start(), scene.start()]
  for (let round = 0; round < 5; round++) {
    await scene.order(xu)
    await Promise.all(processes.map((process) => process.look()))
  }
  await processes[0]!.look()
  const states = await scene.states()
  expect(states.filter(({ state }) => state === 'sent')).toHaveLength(12 * 5)
  const lines = scene.mail.arrived.flatMap(({ to, text }) => (text.match(/^\* /gm) ?? []).map(() => to[0]!))
  expect(lines).toHaveLength(12 * 5)
  expect(states.every(({ attempts }) => attempts === 1)).toBe(true)
  await scene.close()
})
