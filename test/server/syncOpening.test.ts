import * as decoding from 'lib0/decoding'
import { afterAll, afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readItem } from '#app/model/ledger/ledger'
import { messageType, type Notice } from '#app/model/live/wire'
import { allDepartments } from '#db/ledger-rows'
import { createLedgers } from '#db/ledgers'
import { frame } from '../support/frame'
import {
  Editor,
  RawSocket,
  removeTemporaryFiles,
  startSyncServer,
  tracker,
  until,
  type SyncServer,
} from './syncHarness'

const open: (() => void | Promise<void>)[] = []
async function start(): Promise<SyncServer> {
  const server = await startSyncServer()
  open.push(() => server.stop())
  return server
}
async function raw(server: SyncServer, as: string, query?: string): Promise<RawSocket> {
  const socket = await RawSocket.open(server, as, query)
  open.push(() => socket.close())
  return socket
}
async function edit(server: SyncServer, as: string): Promise<Editor> {
  const editor = new Editor(server, as, { ack: true })
  open.push(() => editor.close())
  return editor.synced()
}
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})
afterAll(removeTemporaryFiles)

it('S1: who comes back hears the stamps of what was changed meanwhile, and a newcomer all of them, before the document', async () => {
  const server = await start()
  const yang = await edit(server, 'yang')
  yang.row('1.1').set('due', '2026-12-05')
  await until(() => yang.notices.some((notice) => notice.type === 'stamps' && '1.1' in notice.stamps))
  const noticesIn = (socket: RawSocket) =>
    socket
      .of(messageType.notice)
      .map((bytes) => JSON.parse(decoding.readVarString(decoding.createDecoder(bytes.subarray(1)))) as Notice)
  const stampsIn = (socket: RawSocket) =>
    noticesIn(socket).flatMap((notice) => (notice.type === 'stamps' ? [notice.stamps] : []))
  const all = await raw(server, 'xu', '&ack=1&stamps=0')
  await until(() => stampsIn(all).length === 1)
  expect(Object.keys(stampsIn(all)[0]!).sort()).toEqual(
    (await createLedgers(server.db).read(tracker))!.items.map(({ id }) => id).sort(),
  )
  const newest = stampsIn(all)[0]!['1.1']!
  expect(newest).toMatchObject({ updatedBy: '杨协调' })
  const back = await raw(server, 'xu', `&ack=1&stamps=${newest.updatedAt}`)
  await until(() => stampsIn(back).length === 1)
  expect(Object.keys(stampsIn(back)[0]!)).toEqual(['1.1'])
  for (const query of ['&ack=1', '&ack=1&stamps=x', '&stamps=0']) {
    const other = await raw(server, 'xu', query)
    other.sendSync(0, new Uint8Array([0]))
    await until(() => other.of(messageType.sync).length === 2)
    expect(stampsIn(other)).toEqual([])
    // Who is told of changes hears first how the departments stand: they may have changed meanwhile.
    const told = noticesIn(other).flatMap((notice) => (notice.type === 'departments' ? [notice.departments] : []))
    expect(told).toEqual(query.includes('ack') ? [await allDepartments(server.db)] : [])
  }
})

it('W9: who has not asked for the document is told no updates: with a part of it alone they would look like another epoch’s', async () => {
  const server = await start()
  const [xu, yang] = [await raw(server, 'xu'), await edit(server, 'yang')]
  const kinds = () => xu.of(messageType.sync).map((bytes) => bytes[1])
  const edits = async (due: string) => {
    const before = yang.acked
    yang.row('1.1').set('due', due)
    await until(() => yang.acked > before)
  }
  await edits('2026-12-05')
  // What comes after it on this socket shows that nothing came before.
  const heard = xu.of(messageType.awareness).length
  xu.ws.send(frame(messageType.queryAwareness, () => {}))
  await until(() => xu.of(messageType.awareness).length > heard)
  expect(kinds()).toEqual([0])
  xu.sendSync(0, new Uint8Array([0]))
  await until(() => kinds().length === 2)
  await edits('2026-12-06')
  await until(() => kinds().length === 3)
  expect(kinds()).toEqual([0, 1, 2])
  const doc = new Y.Doc()
  for (const bytes of xu.of(messageType.sync).slice(1))
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoding.createDecoder(bytes.subarray(2))))
  expect(readItem(doc, '1.1')!.due).toBe('2026-12-06')
})
