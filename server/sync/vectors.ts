import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Yjs state vectors as they are on the wire: count, then client and next clock of each. */
export type StateVector = Map<number, number>

/** Reads a state vector; null when it is none, or no more than a promise of entries. */
export function readVector(bytes: Uint8Array): StateVector | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    const entries = decoding.readVarUint(decoder)
    if (entries > bytes.length) return null
    const vector: StateVector = new Map()
    for (let i = 0; i < entries; i++) vector.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
    return vector
  } catch {
    return null
  }
}

export function writeVector(entries: readonly (readonly [client: number, clock: number])[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const entry of entries) for (const value of entry) encoding.writeVarUint(encoder, value)
  return encoding.toUint8Array(encoder)
}
