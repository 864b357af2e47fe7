import * as encoding from 'lib0/encoding'

type At = readonly [client: number, clock: number]
type Content = readonly [kind: number, write: (encoder: encoding.Encoder) => void]

/** One struct as the wire has it, right or wrong: nothing here is checked, that is the point. */
export type RawStruct =
  { gc: number } | { skip: number } | { content: Content; origin?: At; right?: At; parent?: At | string; key?: string }

export interface RawBlock {
  client: number
  clock: number
  structs: readonly RawStruct[]
  /** How many structs it says that it has. */
  announced?: number
}

/** An update in Yjs's first format, written by hand: what no Yjs document would ever send. */
export function rawUpdate(
  blocks: readonly RawBlock[],
  deletes: readonly (readonly [client: number, clock: number, length: number])[] = [],
): Uint8Array {
  const encoder = encoding.createEncoder()
  const uint = (...values: number[]) => values.forEach((value) => encoding.writeVarUint(encoder, value))
  uint(blocks.length)
  for (const { client, clock, structs, announced = structs.length } of blocks) {
    uint(announced, client, clock)
    for (const struct of structs) writeStruct(encoder, struct)
  }
  const clients = [...new Set(deletes.map(([client]) => client))]
  uint(clients.length)
  for (const client of clients) {
    const ranges = deletes.filter(([of]) => of === client)
    uint(client, ranges.length)
    for (const [, clock, length] of ranges) uint(clock, length)
  }
  return encoding.toUint8Array(encoder)
}

function writeStruct(encoder: encoding.Encoder, struct: RawStruct): void {
  if ('gc' in struct || 'skip' in struct) {
    encoding.writeUint8(encoder, 'gc' in struct ? 0 : 10)
    encoding.writeVarUint(encoder, 'gc' in struct ? struct.gc : struct.skip)
    return
  }
  const { content, origin, right, parent, key } = struct
  encoding.writeUint8(encoder, content[0] | (origin ? 128 : 0) | (right ? 64 : 0) | (key === undefined ? 0 : 32))
  for (const at of [origin, right]) at?.forEach((value) => encoding.writeVarUint(encoder, value))
  if (!origin && !right) {
    encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
    if (typeof parent === 'string') encoding.writeVarString(encoder, parent)
    else parent!.forEach((value) => encoding.writeVarUint(encoder, value))
    if (key !== undefined) encoding.writeVarString(encoder, key)
  }
  content[1](encoder)
}

/** The kinds of content that Yjs knows. */
export const raw = {
  deleted: (length: number): Content => [1, (encoder) => encoding.writeVarUint(encoder, length)],
  json: (...values: unknown[]): Content => [
    2,
    (encoder) => {
      encoding.writeVarUint(encoder, values.length)
      values.forEach((value) => encoding.writeVarString(encoder, JSON.stringify(value)))
    },
  ],
  binary: (...bytes: number[]): Content => [
    3,
    (encoder) => encoding.writeVarUint8Array(encoder, new Uint8Array(bytes)),
  ],
  string: (text: string): Content => [4, (encoder) => encoding.writeVarString(encoder, text)],
  embed: (value: unknown): Content => [5, (encoder) => encoding.writeVarString(encoder, JSON.stringify(value))],
  format: (key: string, value: unknown): Content => [
    6,
    (encoder) => {
      encoding.writeVarString(encoder, key)
      encoding.writeVarString(encoder, JSON.stringify(value))
    },
  ],
  type: (kind: 'array' | 'map' | 'text'): Content => [
    7,
    (encoder) => encoding.writeVarUint(encoder, ['array', 'map', 'text'].indexOf(kind)),
  ],
  any: (...values: encoding.AnyEncodable[]): Content => [
    8,
    (encoder) => {
      encoding.writeVarUint(encoder, values.length)
      values.forEach((value) => encoding.writeAny(encoder, value))
    },
  ],
  /** One value of `bytes`, as they are. */
  anyBytes: (bytes: Uint8Array): Content => [
    8,
    (encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeUint8Array(encoder, bytes)
    },
  ],
  doc: (guid: string): Content => [
    9,
    (encoder) => {
      encoding.writeVarString(encoder, guid)
      encoding.writeAny(encoder, {})
    },
  ],
} as const
