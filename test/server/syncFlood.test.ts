import type { Socket } from 'node:net'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { messageType } from '#app/model/live/wire'
import { FrameBudget } from '#server/sync/budget'
import { Editor, RawSocket, removeTemporaryFiles, startSyncServer, until, type SyncServer } from './syncHarness'

let server: SyncServer
const open: { close(): void }[] = []
beforeEach(async () => {
  server = await startSyncServer()
})
afterEach(async () => {
  open.splice(0).forEach((one) => one.close())
  await server.stop()
})
afterAll(removeTemporaryFiles)

describe('S3: each kind of frame costs its sender', () => {
  it.each([
    ['queryAwareness', () => new Uint8Array([messageType.queryAwareness])],
    ['SyncStep1', () => new Uint8Array([messageType.sync, 0, 1, 0])],
    ['an empty Update', () => new Uint8Array([messageType.sync, 2, 2, 0, 0])],
    ['an empty awareness message', () => new Uint8Array([messageType.awareness, 1, 0])],
  ])(
    '30,000 times %s, not read: others go on, and the answers stay few',
    async (_name, frame) => {
      const [xu, ren] = [
        await new Editor(server, 'xu', { ack: true }).synced(),
        await new Editor(server, 'ren').synced(),
      ]
      const flood = await RawSocket.open(server, 'ling')
      open.push(xu, ren, flood)
      const socket = (flood.ws as unknown as { _socket: Socket })._socket
      socket.pause()
      for (let i = 0; i < 30_000; i++) flood.ws.send(frame())
      xu.row('1.1').set('due', '2026-12-01')
      await until(() => ren.row('1.1').get('due') === '2026-12-01')
      socket.resume()
      xu.row('1.2').set('clause', '三')
      await until(() => ren.row('1.2').get('clause') === '三')
      // Several answers came together at most: not one for each.
      expect(flood.frames.length).toBeLessThan(3_000)
    },
    60_000,
  )
})

it('S3: who has sent too much is read again when there is more to spend, and loses nothing', () => {
  const budget = new FrameBudget(0)
  const waits = Array.from({ length: 5_001 }, () => budget.spend(0, 0))
  expect(waits.slice(0, 5_000).every((wait) => wait === 0)).toBe(true)
  expect(waits.at(-1)).toBeCloseTo(2)
  expect(budget.spend(0, 2)).toBeCloseTo(2)
  expect(budget.spend(0, 1_000)).toBe(0)
})

it('S3: an editor who only writes much is not slowed down', async () => {
  const xu = await new Editor(server, 'xu', { ack: true }).synced()
  open.push(xu)
  for (let i = 0; i < 2_000; i++) xu.row('1.1').set('clause', `第 ${i} 条`)
  await until(() => xu.acked >= 2_000)
  expect(xu.provider.ws!.readyState).toBe(WebSocket.OPEN)
})
