import type { Transaction } from 'kysely'
import type { Stream } from '#app/model/ledger/rows'
import type { ColumnRecord } from '#app/model/ledger/schema'
import type { Stamp } from '#app/model/ledger/stamp'
import { chunks } from './chunks'
import type { Db } from './connect'
import { beginEpoch } from './epochs'
import { appendHistory, finishBursts, type Edit } from './history'
import { putColumns, putItems, putStreams, stampColumns, stampOf, type StampedItem } from './items'
import type { Database } from './schema'
import { atOneMoment, inLedger } from './transactions'

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

/** One commit: the merged update with all that follows from it. */
export interface LedgerCommit {
  /** ms since 1970. */
  at: number
  update: Uint8Array
  /** clientIDs first seen in this update, with the person each belongs to from now on (G4). */
  owners: ReadonlyMap<number, string>
  edits: readonly Edit[]
  items: ReadonlyMap<string, StampedItem | null>
  streams: ReadonlyMap<string, Stream | null>
  columns: ReadonlyMap<string, ColumnRecord | null>
}

/** Where a room keeps its ledger. */
export interface LedgerLog {
  /** All that is stored; null when there is no such ledger. To be called first, and again after a failed commit. */
  load(): Promise<StoredLedger | null>
  /** The ids of all departments that may be named: open ones. */
  departments(): Promise<Set<string>>
  /** Stores a commit, whole or not at all (W1). Throws when it could not. */
  append(commit: LedgerCommit): Promise<void>
  /**
   * One transaction for what `work` writes besides and the commit that it hands to `append` (R2): both are stored, or,
   * when it throws, neither.
   */
  together<T>(work: (trx: Transaction<Database>, append: LedgerLog['append']) => Promise<T>): Promise<T>
  /** Replaces the log so far by `state`, the document as of the last commit, in one transaction (W9). */
  fold(state: Uint8Array, vector: Uint8Array, at: number): Promise<void>
  /** Replaces the log and the document by a fresh document of the same values (W9). Load it then. */
  beginEpoch(at: number): Promise<void>
  /** How many commits have come since the last fold. */
  tail(): number
  /** Moves typing that has been silent since `silentSince` (ms; Infinity: all) to the history (H1). */
  finishBursts(silentSince: number): Promise<void>
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
): Promise<(StoredLedger & { seq: number; folded: number }) | null> {
  const known = await db.selectFrom('trackers').select('id').where('id', '=', tracker).executeTakeFirst()
  if (!known) return null
  const snapshot = await db.selectFrom('snapshots').selectAll().where('tracker_id', '=', tracker).executeTakeFirst()
  const folded = snapshot?.seq ?? 0
  const tail = await db
    .selectFrom('updates')
    .select(['seq', 'bytes'])
    .where('tracker_id', '=', tracker)
    .where('seq', '>', folded)
    .orderBy('seq')
    .execute()
  const owners = await db.selectFrom('client_ids').selectAll().where('tracker_id', '=', tracker).execute()
  const stamps = await db
    .selectFrom('items')
    .select(['id', ...stampColumns])
    .where('tracker_id', '=', tracker)
    .execute()
  return {
    updates: [...(snapshot ? [snapshot.state] : []), ...tail.map((row) => row.bytes)],
    vector: tail.length === 0 ? (snapshot?.vector ?? null) : null,
    author: snapshot?.author ?? 0,
    freshBytes: snapshot?.fresh_bytes ?? 0,
    owners: new Map(owners.map((row) => [row.client_id, row.person_id])),
    stamps: new Map(stamps.map((row) => [row.id, stampOf(row)])),
    unheard: unheardOf(tail, folded, heard),
    seq: tail.at(-1)?.seq ?? folded,
    folded,
  }
}

/** The log of one ledger in a database. */
export function createLedgerLog(db: Db, tracker: string): LedgerLog {
  let seq = 0
  let folded = 0
  let isRead = false
  async function store(trx: Transaction<Database>, next: number, commit: LedgerCommit): Promise<void> {
    const { at, update, owners, edits, items, streams, columns } = commit
    await trx.insertInto('updates').values({ tracker_id: tracker, seq: next, bytes: update, at }).execute()
    const claims = Array.from(owners, ([client_id, person_id]) => ({ tracker_id: tracker, client_id, person_id }))
    for (const part of chunks(claims)) await trx.insertInto('client_ids').values(part).execute()
    await appendHistory(trx, tracker, next, edits)
    await putItems(trx, tracker, items)
    await putStreams(trx, tracker, streams)
    await putColumns(trx, tracker, columns)
  }
  return {
    async load() {
      const stored = await atOneMoment(db).execute((trx) => readStored(trx, tracker, isRead ? seq : null))
      if (!stored) return null
      ;({ seq, folded } = stored)
      isRead = true
      return stored
    },
    async departments() {
      const rows = await db.selectFrom('departments').select('id').where('closed_at', 'is', null).execute()
      return new Set(rows.map((row) => row.id))
    },
    async append(commit) {
      const next = seq + 1
      await inLedger(db, tracker).execute((trx) => store(trx, next, commit))
      seq = next
    },
    async together(work) {
      let last = seq
      const value = await inLedger(db, tracker).execute((trx) => work(trx, (commit) => store(trx, ++last, commit)))
      seq = last
      return value
    },
    async fold(state, vector, at) {
      const covered = seq
      await inLedger(db, tracker).execute(async (trx) => {
        await trx
          .updateTable('snapshots')
          .set({ seq: covered, state, vector, at })
          .where('tracker_id', '=', tracker)
          .execute()
        await trx.deleteFrom('updates').where('tracker_id', '=', tracker).where('seq', '<=', covered).execute()
      })
      folded = covered
    },
    async beginEpoch(at) {
      const covered = seq
      await inLedger(db, tracker).execute((trx) => beginEpoch(trx, tracker, covered, at))
      folded = covered
    },
    tail: () => seq - folded,
    finishBursts: (silentSince) => inLedger(db, tracker).execute((trx) => finishBursts(trx, tracker, silentSince)),
  }
}
