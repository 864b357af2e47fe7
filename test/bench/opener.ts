import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { messageType } from '#app/model/live/wire'
import { FrameSocket } from './frame-socket'
import type { FromOpener, OpenFigures, OpenOrder } from './ipc'
import { syncMessage, syncType } from './messages'
import { protocolOf } from './protocol'

const mark = '~first edit~'

// Opens a ledger from its first byte to its last, and makes the first edit, with a second client looking on.
process.once('message', (order: OpenOrder) => {
  void open(order).then((figures) => {
    process.send!({ type: 'opened', figures } satisfies FromOpener)
    process.disconnect()
  })
})

// Whatever becomes of the parent, no process stays behind.
process.once('disconnect', () => process.exit(0))

async function open({ url, server, tracker, cookies, rows }: OpenOrder): Promise<OpenFigures> {
  const protocol = protocolOf(server, tracker)
  const start = performance.now()
  const since = () => performance.now() - start

  // It asks for nothing before the first client holds everything, so that it costs that one little.
  let sawEdit = () => {}
  const seen = new Promise<number>((resolve) => (sawEdit = () => resolve(since())))
  const second = FrameSocket.open(url, cookies[1]!, (frame) => {
    if (frame[protocol.messageAt] === messageType.sync && frame.includes(mark)) sawEdit()
  })
  void second.then((socket) => protocol.greeting.forEach((message) => socket.send(message)))

  const doc = new Y.Doc()
  const figures = { received: 0, held: 0, bytes: 0 }
  let isHeld = () => {}
  const held = new Promise<void>((resolve) => (isHeld = resolve))
  const first = await FrameSocket.open(url, cookies[0]!, (frame) => {
    const decoder = decoding.createDecoder(frame)
    decoder.pos = protocol.messageAt
    if (
      figures.held > 0 ||
      decoding.readVarUint(decoder) !== messageType.sync ||
      decoding.readVarUint(decoder) === syncType.ask
    )
      return
    const update = decoding.readVarUint8Array(decoder)
    figures.bytes += update.length
    figures.received = since()
    Y.applyUpdate(doc, update)
    if (doc.getMap('items').size < rows) return
    figures.held = since()
    isHeld()
  })
  protocol.greeting.forEach((message) => first.send(message))
  first.send(protocol.wrap(syncMessage(syncType.ask, Y.encodeStateVector(new Y.Doc()))))
  await held
  doc.on('update', (update: Uint8Array) => first.send(protocol.wrap(syncMessage(syncType.update, update))))
  ;(await second).send(protocol.wrap(syncMessage(syncType.ask, Y.encodeStateVector(doc))))
  doc.getMap<Y.Map<unknown>>('items').get('r1')!.set('owner', mark)
  const result = { ...figures, seen: await seen }
  first.close()
  ;(await second).close()
  return result
}
