import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { messageType } from '#app/model/wire'
import type { FrameSocket } from './frame-socket'

/**
 * One editor with a document of their own, which learns nothing of what others write: their edits are real ones, made
 * at the same time as everyone's, and reading 200 times what all write would measure the reader.
 */
export class Editor {
  readonly doc = new Y.Doc()
  private clock = 0

  constructor(
    private readonly socket: FrameSocket,
    state: Uint8Array,
  ) {
    Y.applyUpdate(this.doc, state)
    this.doc.on('update', (update: Uint8Array) => socket.send(syncFrame(2, update)))
    socket.send(syncFrame(0, Y.encodeStateVector(this.doc)))
  }

  /** Sets a short text of an item. */
  edit(item: string, column: string, text: string): void {
    const row = this.doc.getMap<Y.Map<unknown>>('items').get(item)
    if (!row) throw new Error(`There is no item ${item}.`)
    row.set(column, text)
  }

  /** Says where this person's cursor is. */
  moveTo(item: string, column: string): void {
    const states = encoding.createEncoder()
    encoding.writeVarUint(states, 1)
    encoding.writeVarUint(states, this.doc.clientID)
    encoding.writeVarUint(states, ++this.clock)
    encoding.writeVarString(states, JSON.stringify({ cell: { item, column }, editing: false }))
    const frame = encoding.createEncoder()
    encoding.writeVarUint(frame, messageType.awareness)
    encoding.writeVarUint8Array(frame, encoding.toUint8Array(states))
    this.socket.send(encoding.toUint8Array(frame))
  }
}

/** Asks for the whole document, and resolves with it. */
export function readDocument(socket: FrameSocket): Promise<Uint8Array> {
  return new Promise((resolve) => {
    socket.listen((frame) => {
      const decoder = decoding.createDecoder(frame)
      if (decoding.readVarUint(decoder) !== messageType.sync || decoding.readVarUint(decoder) !== 1) return
      resolve(decoding.readVarUint8Array(decoder).slice())
    })
    socket.send(syncFrame(0, Y.encodeStateVector(new Y.Doc())))
  })
}

/** y-protocols: 0 asks with a state vector, 2 is an update. */
function syncFrame(type: 0 | 2, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.sync)
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}
