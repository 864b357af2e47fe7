import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { messageType } from '#app/model/live/wire'
import { FrameSocket } from './frame-socket'
import type { Destination } from './ipc'
import { syncMessage, syncType } from './messages'
import { protocolOf } from './protocol'

/** Connects, asks for the whole document, and resolves with it and with the open socket. */
export async function readDocument(
  { url, server, tracker }: Destination,
  cookie: string,
): Promise<{ state: Uint8Array; socket: FrameSocket }> {
  const protocol = protocolOf(server, tracker)
  let found: (state: Uint8Array) => void
  const state = new Promise<Uint8Array>((resolve) => (found = resolve))
  const socket = await FrameSocket.open(url, cookie, (frame) => {
    const decoder = decoding.createDecoder(frame)
    decoder.pos = protocol.messageAt
    if (decoding.readVarUint(decoder) !== messageType.sync || decoding.readVarUint(decoder) !== syncType.answer) return
    found(decoding.readVarUint8Array(decoder).slice())
  })
  protocol.greeting.forEach((message) => socket.send(message))
  socket.send(protocol.wrap(syncMessage(syncType.ask, Y.encodeStateVector(new Y.Doc()))))
  return { state: await state, socket }
}
