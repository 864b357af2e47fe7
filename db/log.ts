import type { Transaction } from 'kysely'
import type { Stream } from '#app/model/ledger/rows'
import type { ColumnRecord } from '#app/model/ledger/schema'
import type { Stamp } from '#app/model/ledger/stamp'
import { chunks } from './chunks'
import type { Db } from './connect'
import { engineOf } from './engine'
import { beginEpoch, lastCommit } from './epochs'
import { appendHistory, finishBursts, type Edit } from './history'
import { lapseRecords } from './lapse-records'
import { putColumns, putItems, putStreams, stampColumns, stampOf, type StampedItem } from './items'
import type { Database } from './schema'
import { keepSpans } from './spans'
import { readNews, readStored, type KnownLedger, type LedgerNews, type StoredLedger } from './stored-ledger'
import { atOneMoment, inLedger } from './transactions'

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

export interface LedgerReader {
  /** All that is stored; null when there is no such ledger. To be called first, and again after a failed commit. */
  load(): Promise<StoredLedger | null>
  news(): Promise<LedgerNews>
  /** Of those items that are there. */
  stampsOf(items: readonly string[]): Promise<Map<string, Stamp>>
  /** The ids of all departments that may be named: open ones. */
  departments(): Promise<Set<string>>
}

/** A transaction that holds the ledger: nobody else commits in it meanwhile. */
export interface LedgerWindow extends LedgerReader {
  trx: Transaction<Database>
  /** Stores a commit with it. What others committed must be known before. */
  append(commit: LedgerCommit): Promise<void>
}

/** Where a room keeps its ledger. */
export interface LedgerLog extends LedgerReader {
  /** All that `work` stores is stored, or, when it throws, nothing (W1, R2). Throws when it could not. */
  window<T>(work: (window: LedgerWindow) => Promise<T>): Promise<T>
  /** Replaces the log so far by `state`, the document as of the last commit, in one transaction (W9). */
  fold(state: Uint8Array, vector: Uint8Array, at: number): Promise<void>
  /** Replaces the log and the document by a fresh document of the same values (W9). Load it then. */
  beginEpoch(at: number): Promise<void>
  /** How many commits have come since the last fold. */
  tail(): number
  /** Moves typing that has been silent since `silentSince` (ms; Infinity: all) to the history (H1). */
  finishBursts(silentSince: number): Promise<void>
}

/** So many commits stay behind a fold for other processes, which would have to read the whole document without them. */
const keptForOthers = 100

const nothing: KnownLedger = { seq: 0, author: 0, archivedAt: null }

/** The log of one ledger in a database. */
export function createLedgerLog(db: Db, tracker: string): LedgerLog {
  const { isShared } = engineOf(db)
  /** Up to which commit, and of which ledger, is known what is stored. */
  const known: KnownLedger & { folded: number; isRead: boolean } = { ...nothing, folded: 0, isRead: false }

  const readerOf = (trx: Db, read: <T>(work: (trx: Db) => Promise<T>) => Promise<T>): LedgerReader => ({
    async load() {
      const stored = await read((at) => readStored(at, tracker, known.isRead ? known.seq : null))
      if (!stored) return null
      const { seq, folded, author, archivedAt } = stored
      Object.assign(known, { seq, folded, author, archivedAt, isRead: true })
      return stored
    },
    async news() {
      if (!isShared) return { kind: 'updates', updates: [], owners: new Map(), folded: known.folded }
      const news = await readNews(trx, tracker, known)
      if (news.kind !== 'updates') return news
      known.seq += news.updates.length
      known.folded = news.folded
      return news
    },
    async stampsOf(items) {
      const rows = await trx
        .selectFrom('items')
        .select(['id', ...stampColumns])
        .where('tracker_id', '=', tracker)
        .where('id', 'in', items)
        .execute()
      return new Map(rows.map((row) => [row.id, stampOf(row)]))
    },
    async departments() {
      const rows = await trx.selectFrom('departments').select('id').where('closed_at', 'is', null).execute()
      return new Set(rows.map((row) => row.id))
    },
  })

  async function store(trx: Transaction<Database>, seq: number, commit: LedgerCommit): Promise<void> {
    const { at, update, owners, edits, items, streams, columns } = commit
    await trx.insertInto('updates').values({ tracker_id: tracker, seq, bytes: update, at }).execute()
    const claims = Array.from(owners, ([client_id, person_id]) => ({ tracker_id: tracker, client_id, person_id }))
    for (const part of chunks(claims)) await trx.insertInto('client_ids').values(part).execute()
    await appendHistory(trx, tracker, seq, edits)
    await keepSpans(trx, tracker, seq, edits)
    await lapseRecords(trx, tracker, edits)
    await putItems(trx, tracker, items)
    await putStreams(trx, tracker, streams)
    await putColumns(trx, tracker, columns)
  }

  return {
    ...readerOf(db, (work) => atOneMoment(db).execute(work)),
    async window(work) {
      const stored = { commits: 0 }
      const value = await inLedger(db, tracker).execute((trx) =>
        work({
          ...readerOf(trx, (read) => read(trx)),
          trx,
          append: (commit) => store(trx, known.seq + ++stored.commits, commit),
        }),
      )
      known.seq += stored.commits
      return value
    },
    async fold(state, vector, at) {
      const { seq, author } = known
      await inLedger(db, tracker).execute(async (trx) => {
        await trx
          .updateTable('snapshots')
          .set({ seq, state, vector, at })
          .where('tracker_id', '=', tracker)
          .where('author', '=', author)
          .where('seq', '<', seq)
          .execute()
        const snapshot = trx.selectFrom('snapshots').select('seq').where('tracker_id', '=', tracker)
        await trx
          .deleteFrom('updates')
          .where('tracker_id', '=', tracker)
          .where('seq', '<=', seq - (isShared ? keptForOthers : 0))
          .where('seq', '<=', snapshot)
          .execute()
      })
      known.folded = seq
    },
    async beginEpoch(at) {
      await inLedger(db, tracker).execute(async (trx) => {
        const { author } = await trx
          .selectFrom('snapshots')
          .select('author')
          .where('tracker_id', '=', tracker)
          .executeTakeFirstOrThrow()
        // Another process was quicker.
        if (author === known.author) await beginEpoch(trx, tracker, await lastCommit(trx, tracker), at)
      })
    },
    tail: () => known.seq - known.folded,
    finishBursts: (silentSince) => inLedger(db, tracker).execute((trx) => finishBursts(trx, tracker, silentSince)),
  }
}
