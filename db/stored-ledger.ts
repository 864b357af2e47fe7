import * as Y from 'yjs'
import type { Stamp } from '#app/model/ledger/stamp'
import { Breath } from './breath'
import { chunks } from './chunks'
import type { Db } from './connect'
import { engineOf } from './engine'
import { stampColumns, stampOf } from './items'

/** Rows that take a few milliseconds. */
const stampsAtOnce = 500

/** What is stored of a ledger: its document as Yjs updates to be applied in order, and what belongs to it. */
export interface StoredLedger {
  updates: Uint8Array[]
  /** The state vector of the updates, where it is known without reading them. */
  vector: Uint8Array | null
  /** The clientID that began the document's epoch (W9). */
  author: number
  /** How long the document was then (bytes). */
  freshBytes: number
  /** Whose each Yjs clientID is (G4). */
  owners: Map<number, string>
  /** By item id. */
  stamps: Map<string, Stamp>
  /**
   * Commits that this log did not know to be stored, in order: one whose answer was lost on its way. Null: it cannot be
   * told, since they are folded already.
   */
  unheard: Uint8Array[] | null
}

/** Why a document is of no more use, though others may come to what is there now. */
export type Over = 'epoch' | 'archive' | 'gone'

/**
 * What other processes have committed since a log last looked (P2). `updates`: in their order, with whose the clientIDs in
 * them are, and up to which commit all is folded · `folded`: more than is kept one by one; `load` has it · `over`: another epoch began, or the ledger was archived,
 * opened again or taken out.
 */
export type LedgerNews =
  | { kind: 'updates'; updates: Uint8Array[]; owners: ReadonlyMap<number, string>; folded: number }
  | { kind: 'folded' }
  | { kind: 'over'; why: Over }

function updatesAfter(db: Db, tracker: string, seq: number): Promise<{ seq: number; bytes: Uint8Array }[]> {
  return db
    .selectFrom('updates')
    .select(['seq', 'bytes'])
    .where('tracker_id', '=', tracker)
    .where('seq', '>', seq)
    .orderBy('seq')
    .execute()
}

function unheardOf(
  tail: readonly { seq: number; bytes: Uint8Array }[],
  folded: number,
  heard: number | null,
): Uint8Array[] | null {
  if (heard === null) return []
  return folded > heard ? null : tail.filter(({ seq }) => seq > heard).map(({ bytes }) => bytes)
}

/**
 * All that is stored of a ledger, with the numbers of the last commit and of the last that the snapshot covers. `heard`: the
 * last commit that is known to be stored.
 */
export async function readStored(
  db: Db,
  tracker: string,
  heard: number | null = null,
): Promise<(StoredLedger & { seq: number; folded: number; archivedAt: number | null }) | null> {
  const known = await db.selectFrom('trackers').select('archived_at').where('id', '=', tracker).executeTakeFirst()
  if (!known) return null
  const snapshot = await db
    .selectFrom('snapshots')
    .select(['seq', 'vector', 'author', 'fresh_bytes'])
    .where('tracker_id', '=', tracker)
    .executeTakeFirst()
  const state = await engineOf(db).readState(db, tracker)
  const folded = snapshot?.seq ?? 0
  const tail = await updatesAfter(db, tracker, folded)
  const owners = await db.selectFrom('client_ids').selectAll().where('tracker_id', '=', tracker).execute()
  const stamps = await readStamps(db, tracker)
  return {
    updates: [...(state ? [state] : []), ...tail.map((row) => row.bytes)],
    vector: tail.length === 0 ? (snapshot?.vector ?? null) : null,
    author: snapshot?.author ?? 0,
    freshBytes: snapshot?.fresh_bytes ?? 0,
    owners: new Map(owners.map((row) => [row.client_id, row.person_id])),
    stamps,
    unheard: unheardOf(tail, folded, heard),
    seq: tail.at(-1)?.seq ?? folded,
    folded,
    archivedAt: known.archived_at,
  }
}

/** Of a large ledger in parts, so that nobody waits meanwhile. */
async function readStamps(db: Db, tracker: string): Promise<Map<string, Stamp>> {
  const stamps = new Map<string, Stamp>()
  const breath = new Breath()
  for (let last = ''; ;) {
    const rows = await db
      .selectFrom('items')
      .select(['id', ...stampColumns])
      .where('tracker_id', '=', tracker)
      .where('id', '>', last)
      .orderBy('id')
      .limit(stampsAtOnce)
      .execute()
    for (const row of rows) stamps.set(row.id, stampOf(row))
    if (rows.length < stampsAtOnce) return stamps
    last = rows.at(-1)!.id
    await breath.take()
  }
}

/** What `readNews` tells from. */
export interface KnownLedger {
  /** The last commit that is known. */
  seq: number
  author: number
  /** ms; null: is not. */
  archivedAt: number | null
}

/** What was committed behind `seq`. Commits become visible in their order, since each is made by who holds the ledger. */
export async function readNews(db: Db, tracker: string, { seq, author, archivedAt }: KnownLedger): Promise<LedgerNews> {
  const ledger = await db
    .selectFrom('trackers')
    .leftJoin('snapshots', 'snapshots.tracker_id', 'trackers.id')
    .select((eb) => [
      'trackers.archived_at',
      'snapshots.author',
      'snapshots.seq as folded',
      eb
        .selectFrom('updates')
        .select((up) => up.fn.max<number | null>('seq').as('last'))
        .where('tracker_id', '=', tracker)
        .as('last'),
    ])
    .where('trackers.id', '=', tracker)
    .executeTakeFirst()
  if (!ledger) return { kind: 'over', why: 'gone' }
  if ((ledger.author ?? 0) !== author) return { kind: 'over', why: 'epoch' }
  if (ledger.archived_at !== archivedAt) return { kind: 'over', why: 'archive' }
  const folded = ledger.folded ?? 0
  const last = Math.max(ledger.last ?? 0, folded)
  if (last <= seq) return { kind: 'updates', updates: [], owners: new Map(), folded }
  const rows = await updatesAfter(db, tracker, seq)
  // The first of them are gone already.
  if (rows[0]?.seq !== seq + 1) return { kind: 'folded' }
  const updates = rows.map(({ bytes }) => bytes)
  const clients = [...new Set(updates.flatMap((update) => [...Y.parseUpdateMeta(update).to.keys()]))]
  const owners = new Map<number, string>()
  for (const part of chunks(clients)) {
    const found = await db
      .selectFrom('client_ids')
      .select(['client_id', 'person_id'])
      .where('tracker_id', '=', tracker)
      .where('client_id', 'in', part)
      .execute()
    for (const { client_id, person_id } of found) owners.set(client_id, person_id)
  }
  return { kind: 'updates', updates, owners, folded }
}
