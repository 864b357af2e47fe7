import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Person } from '#app/model/ledger/person'
import { publicUrl, openDeliveryScene, type DeliveryScene } from '../support/deliveryScene'
import { answerJson, startFakeRobot, type FakeRobot } from '../support/fake-robot'
import { tracker } from '../support/server'

const minute = 60_000
let scene: DeliveryScene
let fake: FakeRobot
let xu: Person
beforeEach(async () => {
  scene = await openDeliveryScene()
  fake = await startFakeRobot()
  xu = await scene.person('xu', 'coordinator', { address: '' })
  // Whatever the hour.
  await scene.db.insertInto('quiet_hours').values({ id: 'house', quiet_from: '00:00', quiet_until: '00:00' }).execute()
})
afterEach(async () => {
  await fake.close()
  await scene.close()
})

const token = 'a-token-that-opens-the-group'
const robotStates = async () => (await scene.states()).map(({ state, why }) => [state, why])

it('R4: a group is told once, by title and link, and by whom it waits for', async () => {
  await scene.robot({ address: `${fake.url}/cgi-bin/webhook/send?key=${token}` })
  await scene.order(xu, '机密的内容')
  await scene.comment(xu, '@xu 机密的批注')
  const deliveries = scene.start()
  await deliveries.look()
  scene.clock.now += minute
  await deliveries.look()
  expect(fake.postings).toHaveLength(1)
  const [{ path, query, headers, body, text }] = fake.postings as [(typeof fake.postings)[0]]
  expect([path, query.get('key'), body.msgtype]).toEqual(['/cgi-bin/webhook/send', token, 'text'])
  expect(headers['content-type']).toContain('application/json')
  expect(text).toMatch(
    /^【落实台账】西城区机构改革建议落实台账：1 条\n· 人社局：请签收督办单 〔2026〕1 号 时限 2026-12-01\n/,
  )
  expect(text).toContain(`${publicUrl}/trackers/${tracker}?item=${encodeURIComponent(scene.row)}`)
  expect(text).not.toContain('机密')
})

it('R4: 钉钉 is signed in its address, 飞书 in what is sent, 企业微信 not at all', async () => {
  for (const kind of ['wecom', 'dingtalk', 'feishu'] as const)
    await scene.robot({ kind, address: `${fake.url}/${kind}?access_token=${token}`, secret: 'SEC-secret' })
  await scene.order(xu)
  await scene.start().look()
  const of = (kind: string) => fake.postings.find(({ path }) => path === `/${kind}`)!
  const { now } = scene.clock
  const ding = of('dingtalk').query
  expect(ding.get('access_token')).toBe(token)
  expect(ding.get('timestamp')).toBe(String(now))
  expect(ding.get('sign')).toBe(createHmac('sha256', 'SEC-secret').update(`${now}\nSEC-secret`).digest('base64'))
  const { timestamp, sign, msg_type } = of('feishu').body
  expect([timestamp, msg_type]).toEqual([String(now / 1000), 'text'])
  expect(sign).toBe(createHmac('sha256', `${now / 1000}\nSEC-secret`).digest('base64'))
  expect([of('wecom').query.has('sign'), 'sign' in of('wecom').body]).toEqual([false, false])
})

it('R4: so many a minute are sent as they take: what comes meanwhile is one message', async () => {
  await scene.robot({ address: `${fake.url}/?key=${token}` })
  const deliveries = scene.start()
  const began = scene.clock.now
  const sent: number[] = []
  for (; scene.clock.now < began + minute; scene.clock.now += 500) {
    await scene.order(xu)
    const before = fake.postings.length
    await deliveries.look()
    if (fake.postings.length > before) sent.push(scene.clock.now - began)
  }
  expect(sent.length).toBeLessThanOrEqual(20)
  expect(sent.length).toBeGreaterThan(10)
  scene.clock.now += minute
  await deliveries.look()
  const told = fake.postings.map(({ text }) => Number(/：(\d+) 条/.exec(text)![1]))
  expect(told.reduce((a, b) => a + b)).toBe(120)
})

it('R4: a message is no longer than they take, and says how much more there is', async () => {
  await scene.robot({ address: `${fake.url}/?key=${token}` })
  for (let n = 0; n < 60; n++) await scene.order(xu)
  await scene.start().look()
  expect(fake.postings).toHaveLength(1)
  const { text } = fake.postings[0]!
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2_048)
  const shown = text.match(/^· /gm)!.length
  expect(text).toContain(`60 条`)
  expect(text).toContain(`另有 ${60 - shown} 条，请到台账中查看：\n  ${publicUrl}/trackers/${tracker}`)
})

const limits = [
  ['wecom', { errcode: 45009, errmsg: 'api freq out of limit' }],
  ['dingtalk', { errcode: 130101, errmsg: 'send too fast' }],
  ['feishu', { code: 11232, msg: 'frequency limited' }],
] as const
it.each(limits)('R4: %s says that it was too much: ten minutes later it is tried again', async (kind, said) => {
  await scene.robot({ kind, address: `${fake.url}/?key=${token}` })
  fake.answer(answerJson(said))
  await scene.order(xu)
  const deliveries = scene.start()
  await deliveries.look()
  scene.clock.now += 9 * minute
  await deliveries.look()
  expect(fake.postings).toHaveLength(1)
  fake.answer(answerJson({ errcode: 0, code: 0 }))
  scene.clock.now += minute
  await deliveries.look()
  expect(await robotStates()).toEqual([['sent', '']])
})

it('R4: one that refuses is undeliverable with its words, in which there is nothing that opens the group; one that hangs or is away is tried again', async () => {
  const robot = await scene.robot({ kind: 'dingtalk', address: `${fake.url}/robot?key=${token}`, secret: 'SEC-secret' })
  fake.answer(answerJson({ errcode: 310000, errmsg: `sign not match for ${robot.address} ${token}  SEC-secret` }))
  await scene.order(xu)
  const deliveries = scene.start()
  await deliveries.look()
  expect(await robotStates()).toEqual([['undeliverable', '200 310000 sign not match for … … …']])
  await scene.db.deleteFrom('deliveries').execute()
  await scene.order(xu)
  for (const answer of [() => undefined, answerJson({}, 503)]) {
    fake.answer(answer)
    scene.clock.now += 30 * minute
    await deliveries.look()
    expect((await robotStates())[0]![0]).toBe('waiting')
  }
  expect(scene.log.text()).toContain('a message was not delivered')
  const noted = JSON.stringify(await scene.db.selectFrom('admin_log').selectAll().execute())
  for (const secret of [token, 'SEC-secret']) expect(scene.log.text() + noted).not.toContain(secret)
})
