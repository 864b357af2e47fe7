import * as Y from 'yjs'
import { roots } from '#app/model/ledger/ledger'
import { writeVector } from '#server/sync/vectors'
import { syncFrame } from './frame'
import { raw, rawUpdate, type RawStruct } from './raw-update'

/** Who sends it: a department that leads row 1.2.4 and has nothing to do with 1.1.1, or somebody who may only read. */
export type Attacker = 'department' | 'viewer'

/** What is sent at once, over so many sockets, to keep a server from everybody else. */
export interface Attack {
  title: string
  as: Attacker
  sockets: number
  /** Of one socket. `doc`: the ledger's document. */
  frames(doc: Y.Doc, socket: number): Uint8Array[]
}

const mine = 77_000_000
const own = '1.2.4'
const foreign = '1.1.1'

/** `size`: 1 for all of it. */
export function attacks(size = 1): Attack[] {
  const many = (count: number) => Math.ceil(count * size)
  return [
    {
      title: 'a run that is cut further on by each struct, 39 KB',
      as: 'department',
      sockets: 1,
      frames: (doc) => [updateFrame(cutsInARun(doc, mine, many(4_300)))],
    },
    {
      title: '8,000 questions for almost everything',
      as: 'viewer',
      sockets: 1,
      frames: (doc) => questions(doc, many(8_000)),
    },
    {
      title: 'the same over 50 sockets',
      as: 'viewer',
      sockets: many(50),
      frames: (doc, socket) => questions(doc, 160, socket),
    },
    {
      title: '20 large updates that are refused',
      as: 'department',
      sockets: 1,
      frames: () => Array<Uint8Array>(many(20)).fill(updateFrame(unknownNeighbours(48_000))),
    },
    {
      title: '40 large updates over each of 4 sockets',
      as: 'viewer',
      sockets: 4,
      frames: () => Array<Uint8Array>(many(40)).fill(updateFrame(unknownNeighbours(48_000))),
    },
    {
      title: '3,000 small writes that are refused',
      as: 'department',
      sockets: 1,
      frames: (doc) => Array<Uint8Array>(many(3_000)).fill(updateFrame(foreignWrite(doc))),
    },
  ]
}

function cutsInARun(doc: Y.Doc, client: number, count: number): Uint8Array {
  const cuts = Array.from({ length: count }, (_, k): RawStruct => ({ content: raw.deleted(1), right: [client, k] }))
  const run = { content: raw.string('字'.repeat(count)), parent: cellOf(doc, own, 'progress') }
  return rawUpdate([{ client, clock: 0, structs: [run, ...cuts] }])
}

/** State vectors of the present epoch that are otherwise almost empty, each a little different. */
function questions(doc: Y.Doc, count: number, seed = 0): Uint8Array[] {
  const author = Math.max(...Y.decodeStateVector(Y.encodeStateVector(doc)).keys())
  return Array.from({ length: count }, (_, i) => syncFrame(0, writeVector([[author, 1 + ((seed * 160 + i) % 400)]])))
}

/** The last of very many structs names what is nowhere: nothing of them can be taken in. */
function unknownNeighbours(count: number): Uint8Array {
  const structs = Array.from({ length: count }, (_, i): RawStruct => ({
    content: raw.string('x'),
    origin: i === count - 1 ? [mine + 5, 9] : [mine + 1, i],
    right: [mine + 1, i],
  }))
  return rawUpdate([
    { client: mine + 1, clock: 0, structs: [{ content: raw.deleted(1), parent: 'items', key: 'x' }, ...structs] },
  ])
}

function foreignWrite(doc: Y.Doc): Uint8Array {
  const origin = cellOf(doc, foreign, 'title')
  return rawUpdate([{ client: mine + 2, clock: 0, structs: [{ content: raw.any('不该我写'), origin }] }])
}

function cellOf(doc: Y.Doc, row: string, column: string): [client: number, clock: number] {
  const { content } = roots(doc).items._map.get(row)!
  if (!(content instanceof Y.ContentType)) throw new Error(`${row} is no row.`)
  const { id } = content.type._map.get(column)!
  return [id.client, id.clock]
}

const updateFrame = (update: Uint8Array) => syncFrame(2, update)
