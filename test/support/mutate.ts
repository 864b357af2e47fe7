import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Random } from './random'

type Struct = Y.Item | Y.GC | Y.Skip
export type Deletes = readonly (readonly [client: number, clock: number, length: number])[]

/** What a mutation may draw from: real updates, and a document whose ids it may name. */
export interface Material {
  random: Random
  updates: readonly Uint8Array[]
  doc: Y.Doc
  /** A clientID that is the sender's own. */
  own: number
}

/** Turns a real update into one that is not: some no longer parse, most look as if nothing were wrong with them. */
export function mutate(update: Uint8Array, material: Material): Uint8Array {
  return material.random.pick(mutations)(update, material)
}

const mutations: readonly ((update: Uint8Array, material: Material) => Uint8Array)[] = [
  function flipBits(update, { random }) {
    const bytes = update.slice()
    for (let i = random.below(3); i >= 0 && bytes.length > 0; i--)
      bytes[random.below(bytes.length)]! ^= 1 << random.below(8)
    return bytes
  },
  function cut(update, { random }) {
    return update.slice(0, random.below(update.length))
  },
  function replay(_update, { random, updates }) {
    return random.pick(updates)
  },
  function splice(update, { random, updates }) {
    const [a, b] = [Y.decodeUpdate(update), Y.decodeUpdate(random.pick(updates))]
    const kept = [...a.structs, ...b.structs].filter(() => random() < 0.8)
    return encode(kept, [...deletesOf(a.ds), ...deletesOf(b.ds)])
  },
  function otherClient(update, material) {
    const { structs, ds } = Y.decodeUpdate(update)
    const { random } = material
    const to = random() < 0.5 ? material.own : anyId(material).client
    for (const struct of structs) struct.id = Y.createID(to, struct.id.clock)
    return encode(structs, deletesOf(ds))
  },
  function otherClocks(update, { random }) {
    const { structs, ds } = Y.decodeUpdate(update)
    const step = random.below(7) - 3
    for (const struct of structs) struct.id = Y.createID(struct.id.client, Math.max(0, struct.id.clock + step))
    return encode(structs, deletesOf(ds))
  },
  function forgeDeletes(update, material) {
    const { structs, ds } = Y.decodeUpdate(update)
    const forged = Array.from({ length: 1 + material.random.below(3) }, () => {
      const { client, clock } = anyId(material)
      return [client, clock, 1 + material.random.below(4)] as const
    })
    return encode(material.random() < 0.5 ? structs : [], [...deletesOf(ds), ...forged])
  },
  // The last two most often: what they make is well formed, and only its meaning is wrong.
  elsewhere,
  elsewhere,
  otherContent,
  otherContent,
]

/** Writes as the sender, with neighbours and parents that are other people's. */
function elsewhere(update: Uint8Array, material: Material): Uint8Array {
  const { random, doc, own } = material
  const { structs, ds } = Y.decodeUpdate(update)
  const items = structs.filter((struct): struct is Y.Item => struct instanceof Y.Item)
  renumber(items, own, Y.getState(doc.store, own))
  for (const item of items) {
    const [origin, right] = [random() < 0.3, random() < 0.3]
    if (origin) item.origin = random() < 0.1 ? null : anyId(material)
    if (right) item.rightOrigin = random() < 0.3 ? null : anyId(material)
    if (!item.origin && !item.rightOrigin && (random() < 0.3 || item.parent === null)) {
      item.parent = (
        random() < 0.3 ? random.pick(['items', 'streams', 'secrets', '__proto__']) : anyId(material)
      ) as never
      item.parentSub =
        random() < 0.3
          ? null
          : random.pick(['owner', 'progress', 'lead', 'status', 'new-row', '1.1', 'colour', '__proto__'])
    }
  }
  return encode(items, deletesOf(ds))
}

function otherContent(update: Uint8Array, { random, doc, own }: Material): Uint8Array {
  const { structs, ds } = Y.decodeUpdate(update)
  const items = structs.filter((struct): struct is Y.Item => struct instanceof Y.Item)
  for (const item of items) {
    if (random() < 0.4) continue
    const content = random.pick<() => { getLength(): number }>([
      () => new Y.ContentDeleted(1 + random.below(3)),
      () => new Y.ContentString(random.pick(['黑', '🙃', 'x'.repeat(random.below(3))])),
      () =>
        new Y.ContentAny([
          random.pick([
            'closed',
            'submitted',
            'renshe',
            '2026-12-24',
            7,
            null,
            ['renshe'],
            [['x']],
            { a: 1 },
            '字'.repeat(2_500),
          ]),
        ]),
      () => new Y.ContentType(random.pick([new Y.Map(), new Y.Text(), new Y.Array()])),
      () => new Y.ContentJSON(['x']),
      () => new Y.ContentFormat('bold', true),
      () => new Y.ContentEmbed({ image: 'x' }),
      () => new Y.ContentBinary(new Uint8Array([1])),
    ])()
    Object.assign(item, { content, length: content.getLength() })
  }
  renumber(items, own, Y.getState(doc.store, own))
  return encode(items, deletesOf(ds))
}

/** Gives structs the sender's own next clocks; what they say of each other goes with them. */
function renumber(items: readonly Y.Item[], client: number, from: number): void {
  const moved = new Map<string, Y.ID>()
  let clock = from
  for (const item of items) {
    for (let i = 0; i < item.length; i++)
      moved.set(`${item.id.client}/${item.id.clock + i}`, Y.createID(client, clock + i))
    item.id = Y.createID(client, clock)
    clock += item.length
  }
  const follow = <T>(id: T): T =>
    id instanceof Y.ID ? ((moved.get(`${id.client}/${id.clock}`) as T | undefined) ?? id) : id
  for (const item of items) {
    item.origin = follow(item.origin)
    item.rightOrigin = follow(item.rightOrigin)
    item.parent = follow(item.parent)
  }
}

function anyId({ random, doc }: Material): Y.ID {
  const client = random.pick([...doc.store.clients.keys()])
  // Now and then one that does not exist yet.
  return Y.createID(client, random.below(Y.getState(doc.store, client) + (random() < 0.1 ? 3 : 0)))
}

function deletesOf(ds: ReturnType<typeof Y.decodeUpdate>['ds']): Deletes {
  return [...ds.clients].flatMap(([client, list]) => list.map(({ clock, len }) => [client, clock, len] as const))
}

/** Structs as they come: neither ordered nor checked. */
function encode(structs: readonly Struct[], deletes: Deletes): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const uint = (...values: number[]) => values.forEach((value) => encoding.writeVarUint(encoder.restEncoder, value))
  const blocks = byClient(structs)
  uint(blocks.size)
  for (const [client, block] of blocks) {
    uint(block.length, client, block[0]!.id.clock)
    for (const struct of block) struct.write(encoder, 0)
  }
  const clients = [...new Set(deletes.map(([client]) => client))]
  uint(clients.length)
  for (const client of clients) {
    const ranges = deletes.filter(([of]) => of === client).sort((a, b) => a[1] - b[1])
    uint(client, ranges.length, ...ranges.flatMap(([, clock, length]) => [clock, length]))
  }
  return encoder.toUint8Array()
}

function byClient(structs: readonly Struct[]): Map<number, Struct[]> {
  const blocks = new Map<number, Struct[]>()
  for (const struct of structs) blocks.set(struct.id.client, [...(blocks.get(struct.id.client) ?? []), struct])
  return blocks
}
