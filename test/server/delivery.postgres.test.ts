import { expect, it } from 'vitest'
import { openDeliveryScene } from '../support/deliveryScene'
import { startFakeRobot } from '../support/fake-robot'

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

it('P4 R4: two processes share what a robot takes in a minute, and tell the group of each thing once', async () => {
  const [scene, fake] = [await openDeliveryScene(), await startFakeRobot()]
  const xu = await scene.person('xu', 'coordinator', { address: '' })
  await scene.robot({ address: `${fake.url}/?key=a` })
  const processes = [scene.start(), scene.start()]
  const began = scene.clock.now
  for (; scene.clock.now < began + 60_000; scene.clock.now += 1_000) {
    await scene.order(xu)
    await Promise.all(processes.map((process) => process.look()))
  }
  expect(fake.postings.length).toBeGreaterThan(10)
  expect(fake.postings.length).toBeLessThanOrEqual(20)
  scene.clock.now += 60_000
  await processes[0]!.look()
  const told = fake.postings.map(({ text }) => Number(/：(\d+) 条/.exec(text)![1]))
  expect(told.reduce((a, b) => a + b)).toBe(60)
  await fake.close()
  await scene.close()
})
