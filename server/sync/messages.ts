import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageType, type Notice, type RefusedMessage } from '#app/model/live/wire'

/** y-protocols' sync messages: 0 asks with a state vector, 1 answers, 2 is an update. */
const syncType = { step1: 0, step2: 1, update: 2 } as const

/** A frame that is no message of this protocol. */
export class MalformedFrameError extends Error {}

/** One frame from a client (S1): one message each. `isWhole`: SyncStep2, all that the client has and we had not. */
export type Inbound =
  | { kind: 'step1'; vector: Uint8Array }
  | { kind: 'update'; update: Uint8Array; isWhole: boolean }
  | { kind: 'awareness'; update: Uint8Array }
  | { kind: 'query-awareness' }

/** Reads a frame; throws MalformedFrameError. What is inside is a view of the frame, not a copy. */
export function readFrame(frame: Uint8Array): Inbound {
  try {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case messageType.sync:
        return readSync(decoder)
      case messageType.awareness:
        return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) }
      case messageType.queryAwareness:
        return { kind: 'query-awareness' }
    }
  } catch (error) {
    throw new MalformedFrameError('truncated', { cause: error })
  }
  throw new MalformedFrameError('unknown type')
}

function readSync(decoder: decoding.Decoder): Inbound {
  const type = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (type === syncType.step1) return { kind: 'step1', vector: payload }
  if (type === syncType.step2 || type === syncType.update)
    return { kind: 'update', update: payload, isWhole: type === syncType.step2 }
  throw new MalformedFrameError('unknown sync type')
}

/** In two parts: the update of a large document is copied only once, into its frame. */
type SyncMessage = readonly [head: Uint8Array, payload: Uint8Array]

export function step1Message(stateVector: Uint8Array): SyncMessage {
  return syncMessage(syncType.step1, stateVector)
}

export function step2Message(update: Uint8Array): SyncMessage {
  return syncMessage(syncType.step2, update)
}

export function updateMessage(update: Uint8Array): SyncMessage {
  return syncMessage(syncType.update, update)
}

/** `update` as y-protocols encodes awareness: count, then clientID, clock and JSON state of each. */
export function awarenessMessage(update: Uint8Array): Uint8Array {
  return message(messageType.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update))
}

/** `count`: how many update-carrying sync messages of the socket are settled and stored (W4). */
export function ackMessage(count: number): Uint8Array {
  return message(messageType.ack, (encoder) => encoding.writeVarUint(encoder, count))
}

export function refusedMessage(refused: RefusedMessage): Uint8Array {
  return message(messageType.refused, (encoder) => encoding.writeVarString(encoder, JSON.stringify(refused)))
}

export function noticeMessage(notice: Notice): Uint8Array {
  return message(messageType.notice, (encoder) => encoding.writeVarString(encoder, JSON.stringify(notice)))
}

function syncMessage(type: number, payload: Uint8Array): SyncMessage {
  const head = message(messageType.sync, (encoder) => {
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint(encoder, payload.length)
  })
  return [head, payload]
}

function message(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}
