import { afterAll, expect, it } from 'vitest'
import { closeCode } from '#app/model/live/wire'
import { startRedis } from '#server/throw-away/redis'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { connectEditor, signIn } from '../support/people'
import { startTestServer } from '../support/server'

const cleanUp: (() => unknown)[] = []
afterAll(async () => {
  for (const undo of cleanUp.reverse()) await undo()
})

it('P3 S5: through Redis another server acts at once on what this one changed, without waiting to look by itself', async () => {
  const redis = await startRedis()
  cleanUp.push(() => redis.close())
  const env = { REDIS_URL: redis.url }
  const never = { lookEvery: 1_000_000 }
  const one = await startTestServer({ env, ...never })
  cleanUp.push(() => one.close())
  const two = await startTestServer({ env: { ...env, DATABASE_URL: one.database }, ...never })
  cleanUp.push(() => two.close())
  const who = await signIn(one, { role: 'department', department: 'renshe', name: '任人社' })
  const editor = await connectEditor(two, who)
  cleanUp.push(() => editor.close())
  const codes: number[] = []
  editor.provider.on('connection-close', (event) => event && codes.push(event.code))
  editor.provider.shouldConnect = false
  const request = new IncomingMessage(new Socket())
  request.headers.cookie = who.cookie
  await one
    .people()
    .portFor(request, await one.people().sessionOf(request))
    .signOut()
  await expect.poll(() => codes).toEqual([closeCode.signedOut])
})
