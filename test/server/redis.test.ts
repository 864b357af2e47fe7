import pino from 'pino'
import { afterEach, expect, it } from 'vitest'
import { openRedisHints } from '#server/redis-hints'
import { startRedis } from '#server/throw-away/redis'
import { until } from './syncHarness'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})

async function redis() {
  const server = await startRedis()
  cleanUp.push(() => server.close())
  return server
}

async function process(url: string, house = 'a') {
  const hints = await openRedisHints({ url, house, log: pino({ level: 'silent' }) })
  cleanUp.push(() => hints.close())
  const heard: string[] = []
  const hear = (channel: string) =>
    hints.hear(channel, (message) => void heard.push(`${channel}: ${Buffer.from(message).toString()}`))
  const say = (channel: string, text: string) => hints.say(channel, Buffer.from(text))
  return { hear, say, heard }
}

it('P3: who hears a channel is told what the others of the house say there, and nobody else is', async () => {
  const { url } = await redis()
  const [one, two, three, foreign] = [
    await process(url),
    await process(url),
    await process(url),
    await process(url, 'b'),
  ]
  const stop = two.hear('x')
  one.hear('x')
  three.hear('y')
  foreign.hear('x')
  // A subscription is on its way for a moment.
  await until(() => (one.say('x', '一'), two.heard.includes('x: 一')))
  expect([one.heard, foreign.heard]).toEqual([[], []])
  await until(() => (one.say('y', '二'), three.heard.includes('y: 二')))
  expect(new Set(three.heard)).toEqual(new Set(['y: 二']))
  stop()
  one.say('x', '三')
  await until(() => (two.say('x', '四'), one.heard.includes('x: 四')))
  expect(two.heard).not.toContain('x: 三')
})

it('P3: listeners that fail keep nobody from hearing', async () => {
  const { url } = await redis()
  const hints = await openRedisHints({ url, house: 'a', log: pino({ level: 'silent' }) })
  cleanUp.push(() => hints.close())
  hints.hear('x', () => {
    throw new Error('no sense')
  })
  let count = 0
  hints.hear('x', () => count++)
  const one = await process(url)
  await until(() => (one.say('x', '一'), count > 1))
})

it('P3: a Redis that is killed and comes back is used again, for what was heard before and meanwhile', async () => {
  const server = await redis()
  const [one, two] = [await process(server.url), await process(server.url)]
  two.hear('x')
  await until(() => (one.say('x', '一'), two.heard.includes('x: 一')))
  await server.kill()
  one.say('x', '丢')
  two.hear('y')
  await server.start()
  await until(
    () => (one.say('x', '二'), one.say('y', '三'), two.heard.includes('x: 二') && two.heard.includes('y: 三')),
  )
  expect(two.heard).not.toContain('x: 丢')
})

it('P3: a process starts without Redis, and hears once there is one; a frozen one keeps nobody waiting', async () => {
  const server = await redis()
  await server.kill()
  const [one, two] = [await process(server.url), await process(server.url)]
  two.hear('x')
  one.say('x', '一')
  await server.start()
  await until(() => (one.say('x', '二'), two.heard.includes('x: 二')))
  server.freeze()
  for (let n = 0; n < 1_000; n++) one.say('x', `${n}`)
  server.thaw()
  await until(() => two.heard.includes('x: 999'))
})
