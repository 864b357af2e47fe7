import * as encoding from 'lib0/encoding'
import { messageType } from '#app/model/live/wire'

/** y-protocols' sync messages: 0 asks with a state vector, 1 answers, 2 is an update. */
export const syncType = { ask: 0, answer: 1, update: 2 } as const

export function syncMessage(type: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.sync)
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

/** One client's state, as y-protocols encodes awareness. */
export function awarenessMessage(client: number, clock: number, state: unknown): Uint8Array {
  const states = encoding.createEncoder()
  encoding.writeVarUint(states, 1)
  encoding.writeVarUint(states, client)
  encoding.writeVarUint(states, clock)
  encoding.writeVarString(states, JSON.stringify(state))
  const message = encoding.createEncoder()
  encoding.writeVarUint(message, messageType.awareness)
  encoding.writeVarUint8Array(message, encoding.toUint8Array(states))
  return encoding.toUint8Array(message)
}
