import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import type { Person } from '#app/model/ledger/person'
import { sendAgain, takeDue, takenFor } from '#db/deliveries'
import { inHouse } from '#db/transactions'
import { openDeliveryScene, type DeliveryScene } from '../support/deliveryScene'

const minute = 60_000
let scene: DeliveryScene
let xu: Person
beforeEach(async () => {
  scene = await openDeliveryScene()
  await scene.person('wang', 'department')
  xu = await scene.person('xu', 'coordinator')
  // Whatever the hour.
  await scene.db.insertInto('quiet_hours').values({ id: 'house', quiet_from: '00:00', quiet_until: '00:00' }).execute()
})
afterEach(() => scene.close())

const ids = () => scene.mail.arrived.map(({ headers }) => headers.get('message-id'))

it('R4: a server that refuses somebody for good makes it undeliverable, in its own words; sent again, it arrives', async () => {
  scene.mail.behave('refused', 'wang@mail.example')
  await scene.person('ren', 'department')
  await scene.order(xu)
  const deliveries = scene.start()
  await deliveries.look()
  await deliveries.look()
  expect(scene.mail.asked.sort()).toEqual(['ren@mail.example', 'wang@mail.example'])
  const [ren, wang] = await scene.states()
  expect([ren, wang]).toMatchObject([
    { recipient: 'ren', state: 'sent', attempts: 1 },
    { recipient: 'wang', state: 'undeliverable' },
  ])
  expect(wang!.why).toContain('no such user')
  scene.mail.behave('taken', 'wang@mail.example')
  await inHouse(scene.db).execute((trx) => sendAgain(trx, null, { by: xu.id, at: scene.clock.now }))
  await deliveries.look()
  expect(scene.mail.arrived.map(({ to }) => to[0]).sort()).toEqual(['ren@mail.example', 'wang@mail.example'])
})

it('R4: what is put off is tried again with growing pauses, for about a day, and is then undeliverable', async () => {
  scene.mail.behave('later')
  await scene.order(xu)
  const deliveries = scene.start()
  const tries: number[] = []
  const began = scene.clock.now
  for (; scene.clock.now < began + 48 * 60 * minute; scene.clock.now += minute) {
    const before = scene.mail.asked.length
    await deliveries.look()
    if (scene.mail.asked.length > before) tries.push((scene.clock.now - began) / minute)
    if ((await scene.states())[0]!.state === 'undeliverable') break
  }
  expect(tries).toEqual([0, 1, 6, 21, 51, 111, 291, 651, 1371])
  expect(await scene.states()).toMatchObject([{ state: 'undeliverable', attempts: 9 }])
})

it('R4: a server that reads all and breaks off, says nothing, or loses its answer is asked again under the same id', async () => {
  await scene.order(xu)
  const deliveries = scene.start()
  for (const manner of ['half', 'silent', 'lost'] as const) {
    scene.mail.behave(manner)
    await deliveries.look()
    expect(await scene.states(), manner).toMatchObject([{ recipient: 'wang', state: 'waiting' }])
    scene.clock.now += 30 * minute
  }
  scene.mail.behave('taken')
  await deliveries.look()
  expect(await scene.states()).toMatchObject([{ recipient: 'wang', state: 'sent', attempts: 4 }])
  // Once when its answer was lost, and once more: readers' programs know it by its id.
  expect(ids()).toHaveLength(2)
  expect(new Set(ids()).size).toBe(1)
})

it('R4: a server that resets before any of a mail may be sent has not got it: it is no message yet, and comes with what is new', async () => {
  await scene.order(xu)
  scene.mail.behave('reset')
  const deliveries = scene.start()
  await deliveries.look()
  const stored = scene.db.selectFrom('deliveries').select(['state', 'message', 'attempts'])
  expect(await stored.execute()).toEqual([{ state: 'waiting', message: null, attempts: 1 }])
  scene.clock.now += 2 * minute
  await scene.order(xu)
  scene.mail.behave('taken')
  await deliveries.look()
  expect(scene.mail.arrived.map(({ headers }) => headers.get('subject'))).toEqual(['落实台账：2 件请您办理'])
})

it('R4: a server that is away is not asked once for each; what waited meanwhile comes as one mail', async () => {
  await scene.mail.stop()
  await scene.person('ren', 'department')
  await scene.order(xu)
  const deliveries = scene.start()
  await deliveries.look()
  const attempts = (await scene.states()).map((one) => one.attempts)
  expect(attempts.sort()).toEqual([0, 1])
  scene.clock.now += 2 * minute
  await scene.order(xu)
  await scene.mail.start()
  await deliveries.look()
  expect(scene.mail.arrived.map(({ to, headers }) => [to[0], headers.get('subject')]).sort()).toEqual([
    ['ren@mail.example', '落实台账：2 件请您办理'],
    ['wang@mail.example', '落实台账：2 件请您办理'],
  ])
})

it('P4 R4: a process that was killed once it had taken something, or once it had sent it, leaves it to the next', async () => {
  await scene.order(xu)
  const taken = await takeDue(scene.db, { channel: 'mail', recipient: 'wang', which: 'all' }, 'the-id', scene.clock.now)
  expect(taken?.deliveries).toHaveLength(1)
  const next = scene.start()
  if (inject('engine') === 'postgres') {
    // The other one may be at it still.
    await next.look()
    expect(scene.mail.asked).toEqual([])
    scene.clock.now += takenFor
  }
  await next.look()
  await next.look()
  expect(ids()).toEqual(['<the-id@luoshi.example>'])
})
