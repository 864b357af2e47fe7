import { readFileSync, writeFileSync } from 'node:fs'
import * as decoding from 'lib0/decoding'
import { pino } from 'pino'
import * as Y from 'yjs'
import { readItems } from '#app/model/ledger/ledger'
import type { Person } from '#app/model/ledger/person'
import { messageType } from '#app/model/live/wire'
import { connect } from '#db/connect'
import type { Peer } from '#server/sync/peer'
import { createRooms } from '#server/sync/rooms'
import { FrameReader } from './frame-reader'
import type { FromWeigh, WeighFigures, WeighOrder } from './ipc'
import { syncMessage, syncType } from './messages'

// Weighs one thing in a process that has done nothing else, and ends without closing it: what is stored stays as it is.
process.once('message', (order: WeighOrder) => {
  const weighed = order.what === 'ledger' ? weighLedger(order) : Promise.resolve(weighDocument(order))
  void weighed.then((figures) => process.send!({ type: 'weighed', figures } satisfies FromWeigh, () => process.exit(0)))
})

// Whatever becomes of the parent, no process stays behind.
process.once('disconnect', () => process.exit(0))

/** What a reader gets of a stored ledger: how long its server takes to have it, and what it holds then. */
async function weighLedger({ file, tracker, saveTo }: Extract<WeighOrder, { what: 'ledger' }>): Promise<WeighFigures> {
  const db = connect(file)
  const rooms = createRooms({ db, now: Date.now, log: pino({ level: 'warn' }, pino.destination(2)) })
  let state: Uint8Array | null = null
  const frames = new FrameReader((payload) => {
    const decoder = decoding.createDecoder(payload)
    if (decoding.readVarUint(decoder) !== messageType.sync || decoding.readVarUint(decoder) !== syncType.answer) return
    state = decoding.readVarUint8Array(decoder).slice()
  })
  const person: Person = { id: 'reader', name: '王敏', role: 'viewer', department: null }
  const reader: Peer = {
    person,
    wantsAcks: true,
    stampsFrom: null,
    isScreen: false,
    isEnded: false,
    isFull: false,
    onDrained: () => {},
    send: (frame) => frames.read(frame),
    close: () => {},
  }
  const before = memory()
  const start = performance.now()
  const room = (await rooms.open(tracker))!
  room.join(reader)
  room.receive(reader, syncMessage(syncType.ask, new Uint8Array([0])))
  await room.settle()
  // The reader has what is stored; now the server has to have its own document too.
  room.receive(reader, syncMessage(syncType.ask, Y.encodeStateVectorFromUpdate(state!)))
  const whole = state!
  await room.settle()
  const milliseconds = performance.now() - start
  const { byteLength: bytes } = whole
  writeFileSync(saveTo, whole)
  state = null
  return { bytes, milliseconds, memory: memory() - before }
}

/** The same for a bare document, as a page holds it. */
function weighDocument({ file }: Extract<WeighOrder, { what: 'document' }>): WeighFigures {
  let state: Uint8Array | null = readFileSync(file)
  const { byteLength: bytes } = state
  const before = memory() - bytes
  const start = performance.now()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const rows = readItems(doc).length
  const milliseconds = performance.now() - start
  state = null
  const held = memory() - before
  if (rows === 0) throw new Error(`There is no ledger in ${file}.`)
  return { bytes, milliseconds, memory: held }
}

/** Bytes that are held, on the heap and beside it. */
function memory(): number {
  gc!()
  gc!()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
