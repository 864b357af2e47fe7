import { afterAll, expect, it } from 'vitest'
import type { Socket } from 'node:net'
import * as Y from 'yjs'
import { readItems, roots } from '#app/model/ledger/ledger'
import { Editor, RawSocket, removeTemporaryFiles, startSyncServer, until } from './syncHarness'

afterAll(removeTemporaryFiles)

const megabyte = 1024 * 1024

it('S3: a reader that stops reading is sent nothing more, and then one diff from where it was', async () => {
  const server = await startSyncServer()
  const writer = await new Editor(server, 'xu', { ack: true }).synced()
  const slow = await RawSocket.open(server, 'ren')
  const seen = new Y.Doc()
  roots(seen)
  slow.sendSync(0, new Uint8Array([0]))
  await until(() => slow.frames.some((frame) => frame[0] === 0 && frame[1] === 1))
  const socket = (slow.ws as unknown as { _socket: Socket })._socket
  socket.pause()

  let written = 0
  writer.doc.on('update', (update: Uint8Array) => (written += update.length))
  const text = writer.text('1.1')
  for (let i = 0; written < 16 * megabyte; i++) {
    writer.doc.transact(() => {
      text.delete(0, text.length)
      text.insert(0, String(i).padEnd(18_000, '长'))
    })
    await until(() => writer.acked === i + 2)
  }
  writer.row('1.2').set('due', '2026-12-01')
  const before = slow.frames.length
  socket.resume()
  const apply = () => {
    for (const frame of slow.frames.splice(0)) if (frame[0] === 0 && frame[1] !== 0) Y.applyUpdate(seen, payload(frame))
  }
  let received = 0
  slow.ws.on('message', (data: ArrayBuffer) => (received += data.byteLength))
  await until(() => {
    apply()
    return roots(seen).items.get('1.2')?.get('due') === '2026-12-01'
  })
  expect(before).toBeGreaterThan(0)
  // What the operating system and the limit held, and the diff; not all that was written meanwhile.
  expect(received).toBeLessThan(written / 2)
  expect(readItems(seen)).toEqual(readItems(writer.doc))
  expect(slow.closeCode).toBe(null)
  // It goes on as everybody else, and what it sends is acknowledged.
  const stamps = slow.frames.filter((frame) => frame[0] === 102).length
  writer.row('1.3').set('due', '2026-12-02')
  await until(() => {
    apply()
    return roots(seen).items.get('1.3')?.get('due') === '2026-12-02'
  })
  slow.sendSync(2, new Uint8Array([0, 0]))
  await until(() => slow.acked === 1)
  expect(stamps).toBe(0)
  slow.close()
  writer.close()
  await server.stop()
}, 60_000)

it('S3: a reader that never reads again is let go', async () => {
  let time = Date.parse('2026-11-23T00:00:00Z')
  const server = await startSyncServer({ now: () => time, sweepEvery: 20 })
  const writer = await new Editor(server, 'xu', { ack: true }).synced()
  const slow = await RawSocket.open(server, 'ren')
  slow.sendSync(0, new Uint8Array([0]))
  await until(() => slow.frames.some((frame) => frame[0] === 0 && frame[1] === 1))
  const socket = (slow.ws as unknown as { _socket: Socket })._socket
  socket.pause()
  const text = writer.text('1.1')
  for (let i = 0; i < 300; i++) {
    writer.doc.transact(() => {
      text.delete(0, text.length)
      text.insert(0, String(i).padEnd(18_000, '长'))
    })
    await until(() => writer.acked === i + 2)
  }
  expect(server.sockets.count()).toBe(2)
  time += 61_000
  await until(() => server.sockets.count() === 1)
  slow.close()
  writer.close()
  await server.stop()
}, 60_000)

/** Of a sync frame: type, kind, length, update. */
function payload(frame: Uint8Array): Uint8Array {
  let at = 2
  while (frame[at]! & 0x80) at++
  return frame.subarray(at + 1)
}
