import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** A client's structs that lie one behind the other in an update, from the next that has not come yet. */
interface Block {
  client: number
  clock: number
  left: number
  /** Where the next begins, and ends (bytes from the update's beginning); it is not read yet where these are the same. */
  at: number
  end: number
  length: number
  /** What must be there before the next, its neighbours and what it lies in: a client and a clock, a client and a clock, … */
  needs: number[]
}

/** Of one client, what a piece has of it. */
interface Run {
  clock: number
  count: number
  from: number
  to: number
}

/**
 * Cuts a whole document's update, as Yjs encodes it (version 1), into updates that are applied one after the other: each of
 * so many structs, none before what it stands beside or lies in, so that nothing has to wait inside Yjs. The last has
 * what is deleted. Null: it has only read on, for as long as a piece takes. Throws where the bytes are no such update.
 */
export function* piecesOf(update: Uint8Array, structs: number): Generator<Uint8Array | null> {
  const decoder = decoding.createDecoder(update)
  const blocks = new Map<number, Block>()
  for (const block of blocksOf(decoder, structs * 4)) {
    if (block) blocks.set(block.client, block)
    else yield null
  }
  const deletes = decoder.pos
  let piece = new Map<number, Run>()
  let count = 0
  for (const block of inCausalOrder(decoder, blocks)) {
    const { at, end, clock, client } = block
    const run = piece.get(client) ?? { clock, count: 0, from: at, to: at }
    piece.set(client, run)
    run.count++
    run.to = block.at = end
    block.clock += block.length
    block.left--
    if (++count < structs) continue
    yield encode(update, piece, nothingDeleted)
    piece = new Map()
    count = 0
  }
  yield encode(update, piece, update.subarray(deletes))
}

const nothingDeleted = Uint8Array.of(0)

function encode(update: Uint8Array, runs: ReadonlyMap<number, Run>, deletes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, runs.size)
  for (const [client, { clock, count, from, to }] of runs) {
    for (const number of [count, client, clock]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8Array(encoder, update.subarray(from, to))
  }
  encoding.writeUint8Array(encoder, deletes)
  return encoding.toUint8Array(encoder)
}

/** Where each client's structs are, and null after so many structs; the decoder stands at the deletes in the end. */
function* blocksOf(decoder: decoding.Decoder, structs: number): Generator<Block | null> {
  let passed = 0
  for (let blocks = decoding.readVarUint(decoder); blocks > 0; blocks--) {
    const left = decoding.readVarUint(decoder)
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    yield { client, clock, left, at: decoder.pos, end: decoder.pos, length: 0, needs: [] }
    for (let n = 0; n < left; n++) {
      readStruct(decoder, null)
      if (++passed % structs === 0) yield null
    }
  }
}

/** Blocks, each as often as it has structs, so that the struct at its beginning may come now: as Yjs goes about it. */
function* inCausalOrder(decoder: decoding.Decoder, blocks: ReadonlyMap<number, Block>): Generator<Block> {
  for (const first of [...blocks.values()].sort((a, b) => b.client - a.client)) {
    const stack = [first]
    for (let block = stack.at(-1); block; block = stack.at(-1)) {
      if (block.left === 0) {
        stack.pop()
        continue
      }
      if (block.end === block.at) {
        decoder.pos = block.at
        block.needs.length = 0
        block.length = readStruct(decoder, block.needs)
        block.end = decoder.pos
      }
      const missing = missingOf(block, blocks)
      if (missing && !stack.includes(missing)) stack.push(missing)
      else {
        yield block
        // Whoever waits for it looks whether this was it.
        if (stack.length > 1) stack.pop()
      }
    }
  }
}

/** Whose structs have to come before the next of these; undefined: nobody's. */
function missingOf({ client, needs }: Block, blocks: ReadonlyMap<number, Block>): Block | undefined {
  for (let n = 0; n < needs.length; n += 2) {
    if (needs[n] === client) continue
    const block = blocks.get(needs[n]!)
    if (block && block.left > 0 && block.clock <= needs[n + 1]!) return block
  }
  return undefined
}

const hasOrigin = 0x80
const hasRightOrigin = 0x40
const hasParentSub = 0x20
const [gc, skip] = [0, 10]

/** Passes over a struct; returns how many clocks it takes, and adds to `needs`. */
function readStruct(decoder: decoding.Decoder, needs: number[] | null): number {
  const info = decoding.readUint8(decoder)
  const kind = info & 0x1f
  if (kind === gc || kind === skip) return decoding.readVarUint(decoder)
  if (info & hasOrigin) readId(decoder, needs)
  if (info & hasRightOrigin) readId(decoder, needs)
  if (!(info & (hasOrigin | hasRightOrigin))) {
    // In a root, which has a name, or in what a struct made.
    if (decoding.readVarUint(decoder) === 1) skipBytes(decoder)
    else readId(decoder, needs)
    if (info & hasParentSub) skipBytes(decoder)
  }
  const read = contents[kind]
  if (!read) throw new Error(`no content of kind ${kind} is known`)
  return read(decoder)
}

function readId(decoder: decoding.Decoder, needs: number[] | null): void {
  const client = decoding.readVarUint(decoder)
  const clock = decoding.readVarUint(decoder)
  needs?.push(client, clock)
}

/** By kind, how to pass over what a struct holds; returns how many clocks that takes. */
const contents: Readonly<Record<number, (decoder: decoding.Decoder) => number>> = {
  // Deleted.
  1: decoding.readVarUint,
  // JSON of old.
  2(decoder) {
    const count = decoding.readVarUint(decoder)
    for (let n = 0; n < count; n++) skipBytes(decoder)
    return count
  },
  // Bytes.
  3: (decoder) => (skipBytes(decoder), 1),
  // Text.
  4: skipText,
  // Embedded.
  5: (decoder) => (skipBytes(decoder), 1),
  // A format: its name and value.
  6: (decoder) => (skipBytes(decoder), skipBytes(decoder), 1),
  // A type; two have a name.
  7(decoder) {
    if ([3, 5].includes(decoding.readVarUint(decoder))) skipBytes(decoder)
    return 1
  },
  // Values.
  8(decoder) {
    const count = decoding.readVarUint(decoder)
    for (let n = 0; n < count; n++) skipValue(decoder)
    return count
  },
  // A document.
  9: (decoder) => (skipBytes(decoder), skipValue(decoder), 1),
}

function skipBytes(decoder: decoding.Decoder): void {
  const length = decoding.readVarUint(decoder)
  decoder.pos += length
}

/** A value as lib0 writes any. Passed over, not read: of a large ledger they are a hundred thousand texts. */
function skipValue(decoder: decoding.Decoder): void {
  switch (decoding.readUint8(decoder)) {
    case 125:
      return void decoding.readVarInt(decoder)
    case 124:
      decoder.pos += 4
      return
    // Numbers of eight bytes, of two kinds.
    case 123:
    case 122:
      decoder.pos += 8
      return
    // Texts and bytes.
    case 119:
    case 116:
      return skipBytes(decoder)
    case 118:
      for (let left = decoding.readVarUint(decoder); left > 0; left--) {
        skipBytes(decoder)
        skipValue(decoder)
      }
      return
    case 117:
      for (let left = decoding.readVarUint(decoder); left > 0; left--) skipValue(decoder)
      return
    case 127:
    case 126:
    case 121:
    case 120:
      return
    default:
      throw new Error('no such value is known')
  }
}

/** Texts are counted in UTF-16 units: one for each character, two for those that take four bytes. */
function skipText(decoder: decoding.Decoder): number {
  const length = decoding.readVarUint(decoder)
  const end = decoder.pos + length
  let units = 0
  for (; decoder.pos < end; decoder.pos++) {
    const byte = decoder.arr[decoder.pos]!
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1
  }
  return units
}
