import * as Y from 'yjs'
import type { RefusalCode } from '#app/model/ledger/errors'
import { writeVector } from './vectors'

/** New structs of one client, how many and their clocks: from the server's next clock (inclusive) to `to` (exclusive). */
export interface AddedClocks {
  client: number
  from: number
  to: number
  structs: number
}

export interface Admitted {
  ok: true
  /** What is to be judged and applied: the update without what the server has already (G2). */
  norm: Uint8Array
  /** What it deletes of each client, in order and apart. */
  deletes: ReadonlyMap<number, readonly { clock: number; len: number }[]>
  added: AddedClocks[]
  /** Are there new rows or texts in it? */
  bringsTypes: boolean
}

export type Admission = Admitted | { ok: false; code: RefusalCode }

/** What the gate must know of the document's clients. */
export interface Clients {
  /** The next clock that the document expects of a client; 0 when it knows nothing of it. */
  next(client: number): number
  /** The person a client belongs to (G4). */
  owner(client: number): string | undefined
}

/** No real edit makes a single struct this long: longer ones are there to use up a client's clock. */
const maxStructLength = 1 << 24
/** ClientIDs from here on are the server's: authors of epochs, past ones too. Those of Yjs itself are below (G4, W9). */
const serverClients = 2 ** 32
/**
 * A page writes with one clientID each time it is opened. More than this many new ones in one update are there to make
 * the state vector too large for anybody to send.
 */
const mostNewClients = 256
/** The only contents a ledger is made of (D2, D3): values, text, rows and texts, and what is left of deleted ones. */
const contents: ReadonlySet<unknown> = new Set([Y.ContentAny, Y.ContentString, Y.ContentDeleted, Y.ContentType])
const nestedTypes: ReadonlySet<unknown> = new Set([Y.Map, Y.Text])
const rootNames: ReadonlySet<unknown> = new Set(['columns', 'streams', 'items'])

/**
 * Looks at a raw update before anything is applied (G1–G4): reads it with the lazy decoder, which throws where
 * `applyUpdate` would allocate, and answers with what may be applied, or why nothing may.
 */
export function admit(raw: Uint8Array, person: string, clients: Clients): Admission {
  try {
    return examine(raw, person, clients)
  } catch {
    // The decoders throw on anything that is no update; they name no reason worth telling.
    return refuse('malformed')
  }
}

function examine(raw: Uint8Array, person: string, clients: Clients): Admission {
  const { structs, ds } = Y.decodeUpdate(raw)
  const clocks = new Map<number, AddedClocks>()
  const ends = new Map<number, number>()
  const items: Y.Item[] = []
  let isWholeNew = true
  let last = -1
  for (const struct of structs) {
    const { client, clock } = struct.id
    const end = clock + struct.length
    if (struct.length < 1 || struct.length > maxStructLength || !Number.isSafeInteger(end)) return refuse('malformed')
    const before = ends.get(client)
    if (before !== undefined && (client !== last || clock !== before)) return refuse('malformed')
    ends.set(client, end)
    last = client
    const news = clocks.get(client)
    const next = news?.to ?? clients.next(client)
    if (struct instanceof Y.Skip || end <= next) {
      isWholeNew = false
      continue
    }
    if (clock > next) return refuse('gap')
    if (clock < next) isWholeNew = false
    if (news) {
      news.to = end
      news.structs++
    } else clocks.set(client, { client, from: next, to: end, structs: 1 })
    if (client >= serverClients || (clients.owner(client) ?? person) !== person) return refuse('foreign-client')
    if (clocks.size > mostNewClients) return refuse('malformed')
    if (struct instanceof Y.Item) items.push(struct)
  }
  const reaches = (client: number) => clocks.get(client)?.to ?? clients.next(client)
  for (const item of items) {
    if (!isPlain(item)) return refuse('malformed')
    for (const id of [item.origin, item.rightOrigin, item.parent]) {
      if (id instanceof Y.ID && id.clock >= reaches(id.client)) return refuse('gap')
    }
  }
  for (const [client, deletes] of ds.clients) {
    let end = 0
    for (const { clock, len } of deletes) {
      // Yjs sends them in order and apart. It walks through all structs of each: the same again and again would take it
      // minutes, for one frame.
      if (len < 1 || clock < end || !Number.isSafeInteger(clock + len)) return refuse('malformed')
      end = clock + len
      if (end > reaches(client)) return refuse('gap')
    }
  }
  // Nothing is said in two bytes. More of them that say nothing are of another encoding, and lost if they were let in.
  const hasDeletes = [...ds.clients.values()].some((deletes) => deletes.length > 0)
  if (structs.length === 0 && !hasDeletes && raw.length > 2) return refuse('malformed')
  // As far as the update speaks of it: the whole state vector grows with everyone who ever wrote.
  const norm = isWholeNew
    ? raw
    : Y.diffUpdate(raw, writeVector(Array.from(ends.keys(), (client) => [client, clients.next(client)])))
  return {
    ok: true,
    norm,
    deletes: ds.clients,
    added: [...clocks.values()],
    bringsTypes: items.some(({ content }) => content instanceof Y.ContentType),
  }
}

function isPlain({ content, parent, parentSub }: Y.Item): boolean {
  if (!contents.has(content.constructor)) return false
  // A cell has one value. Of many in one struct Yjs copies all, each time that it is cut.
  if (content instanceof Y.ContentAny && content.arr.length !== 1) return false
  if (content instanceof Y.ContentType && !nestedTypes.has(content.type.constructor)) return false
  // A parent that is given by name is a root; nothing but named rows stands there.
  return typeof parent !== 'string' || (rootNames.has(parent) && parentSub !== null)
}

function refuse(code: RefusalCode): Admission {
  return { ok: false, code }
}
