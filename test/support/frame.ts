import * as encoding from 'lib0/encoding'
import { messageType } from '#app/model/live/wire'

/** A message of the socket's: its type, then what `write` puts behind it. */
export function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** Sync types: 0 SyncStep1, 1 SyncStep2, 2 Update. */
export function syncFrame(type: number, payload: Uint8Array): Uint8Array {
  return frame(messageType.sync, (encoder) => {
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, payload)
  })
}
