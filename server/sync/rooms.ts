import type { Logger } from 'pino'
import type { Department, Person } from '#app/model/ledger/person'
import type { Tracker } from '#app/model/ledger/tracker'
import { closeCode, type Notice } from '#app/model/live/wire'
import type { Db } from '#db/connect'
import { allDepartments, trackerOf, trackerRow } from '#db/ledger-rows'
import { burstSilence } from '#db/history'
import { createLedgerLog, type LedgerLog } from '#db/log'
import { hasOtherProcesses } from '#db/outbox'
import { Ledger } from './ledger'
import { noHints, type Hints } from '../hints'
import { tellStored } from './neighbours'
import { RoomOverError } from './over'
import { Room } from './room'
import type { Renewal } from './upkeep'
import type { EditOutcome, EditWork } from './windows'

export interface RoomsOptions {
  db: Db
  now: () => number
  log: Logger
  /** How long a room stays after its last socket (ms). */
  idleAfter?: number
  /** Commits after which a room's log is folded into a snapshot (W9). */
  foldAfter?: number
  /** When a document gives way to a fresh one of its values (W9). */
  renewal?: Renewal
  /** How often rooms look after themselves (ms). */
  sweepEvery?: number
  /** Somebody has come into a ledger's room, or gone; screens are nobody. */
  onSeen?: (tracker: string, person: Person) => void
  /** To other processes that serve the same ledgers (P3). */
  hints?: Hints
  /** Another store than SQLite. */
  openLog?: (tracker: string) => LedgerLog
}

export interface Rooms {
  /** The room of a ledger, loaded; null when there is no such ledger. Join it at once, or it may unload again. */
  open(tracker: string): Promise<Room | null>
  /**
   * Writes cells of a ledger by itself, and what `work` stores beside them (R2); opens its room when nobody is there, which
   * stays for as long as that takes. Null when there is no such ledger; rejects as `Room.edit` does.
   */
  edit<T>(tracker: string, person: Person, work: EditWork<T>): Promise<EditOutcome<T> | null>
  /**
   * Does something while nobody is in a ledger's room and nobody gets in: all that was received is stored before. `code`:
   * with which those inside are sent away (default: to try again later).
   */
  without<T>(tracker: string, work: () => Promise<T>, code?: number): Promise<T>
  /** Resolves when all that was received is stored and sent. */
  settle(): Promise<void>
  /** False while some room cannot write: what /healthz says (N2). */
  writable(): boolean
  /** Who has a ledger open, each once. */
  present(tracker: string): Person[]
  /** Those with a room. */
  ledgers(): string[]
  /** Tells the open pages of a ledger. */
  tell(tracker: string, notice: Notice): void
  /** To be called when a ledger's title or settings were changed: tells its open pages. */
  trackerChanged(tracker: string): Promise<void>
  /** To be called when departments were added, changed or removed: tells open pages too. */
  departmentsChanged(): Promise<void>
  /** Stores and folds everything (W7). No room can be opened afterwards. */
  close(): Promise<void>
}

/** A room from the moment it begins to load until it has been folded; `leaving` once it unloads. */
interface Entry {
  room: Promise<Room | null>
  loaded: Room | null
  /** The ledger's title and settings, as they are stored. */
  described: Tracker | null
  leaving: Promise<void> | null
}

/**
 * The rooms that are open (S2): each is loaded once, however many connect at once, and unloads after its last socket
 * and its last commit; who connects meanwhile waits and gets a fresh one.
 */
export function createRooms({
  db,
  now,
  log,
  idleAfter = 30_000,
  foldAfter = 500,
  renewal,
  sweepEvery = 5_000,
  onSeen,
  openLog,
  hints = noHints,
}: RoomsOptions): Rooms {
  const entries = new Map<string, Entry>()
  const checks = new Set<NodeJS.Timeout>()
  let departments: Department[] = []
  let isClosed = false
  const loaded = () => [...entries.values()].flatMap(({ loaded }) => (loaded ? [loaded] : []))

  const described = async (tracker: string) => {
    const row = await trackerRow(db, tracker)
    return row && trackerOf(row)
  }

  async function load(tracker: string, entry: Entry): Promise<Room | null> {
    const ledgerLog = openLog?.(tracker) ?? createLedgerLog(db, tracker)
    const ledger = await Ledger.load(ledgerLog)
    if (!ledger) return null
    departments = await allDepartments(db)
    entry.described = await described(tracker)
    // Typing that a crash cut short becomes history now (H1), unless somebody may be at it in another process; a full disk
    // must not keep people from reading.
    await ledgerLog
      .finishBursts(hasOtherProcesses(db) ? now() - burstSilence : Infinity)
      .catch((error: unknown) => log.warn({ err: error, tracker }, 'open typing is kept open'))
    entry.loaded = new Room({
      ...{ tracker, ledger, ledgerLog, now, log, foldAfter, renewal, hints },
      departments: () => departments,
      described: () => entry.described,
      onEmpty: () => checkLater(tracker, entry),
      onSeen: (person) => onSeen?.(tracker, person),
    })
    checkLater(tracker, entry)
    return entry.loaded
  }

  function checkLater(tracker: string, entry: Entry): void {
    const timer = setTimeout(() => {
      checks.delete(timer)
      const room = entry.loaded
      if (entries.get(tracker) !== entry || !room || entry.leaving) return
      if (room.isIdle) void unload(tracker, entry, room)
      else if (room.isEmpty) checkLater(tracker, entry)
    }, idleAfter)
    timer.unref()
    checks.add(timer)
  }

  function unload(tracker: string, entry: Entry, room: Room): Promise<void> {
    entry.leaving ??= room.unload().finally(() => {
      if (entries.get(tracker) === entry) entries.delete(tracker)
    })
    return entry.leaving
  }

  const sweeper = setInterval(() => loaded().forEach((room) => void room.sweep()), sweepEvery)
  // Whose people wait for the database finds out sooner that it is back.
  const healer = setInterval(
    () => loaded().forEach((room) => (room.isSaving ? undefined : void room.sweep())),
    sweepEvery / 5,
  )
  sweeper.unref()
  healer.unref()

  async function open(tracker: string): Promise<Room | null> {
    for (;;) {
      if (isClosed) throw new Error('the server is stopping')
      const known = entries.get(tracker)
      if (known?.leaving) {
        await known.leaving
        continue
      }
      if (known && !known.loaded?.isBroken) return known.room
      const entry: Entry = { room: Promise.resolve(null), loaded: null, described: null, leaving: null }
      entries.set(tracker, entry)
      entry.room = load(tracker, entry)
      const forget = () => entries.get(tracker) === entry && entries.delete(tracker)
      entry.room.then((room) => room ?? forget(), forget)
    }
  }

  return {
    open,
    async edit(tracker, person, work) {
      for (let isAgain = false; ; isAgain = true) {
        const room = await open(tracker)
        try {
          return room && (await room.edit(person, work))
        } catch (error) {
          if (isAgain || !(error instanceof RoomOverError)) throw error
        }
      }
    },
    async without(tracker, work, code = closeCode.tryAgainLater) {
      for (let known = entries.get(tracker); known; known = entries.get(tracker)) {
        const room = await known.room.catch(() => null)
        room?.dismiss(code)
        await (known.leaving ?? (room ? unload(tracker, known, room) : entries.delete(tracker)))
      }
      const result = work()
      const leaving = result.then(
        () => undefined,
        () => undefined,
      )
      entries.set(tracker, { room: Promise.resolve(null), loaded: null, described: null, leaving })
      return result.finally(() => {
        entries.delete(tracker)
        tellStored(hints, tracker)
      })
    },
    async settle() {
      await Promise.all(loaded().map((room) => room.settle()))
    },
    writable: () => loaded().every((room) => room.isSaving),
    present: (tracker) => entries.get(tracker)?.loaded?.people() ?? [],
    ledgers: () => [...entries.keys()],
    tell: (tracker, notice) => entries.get(tracker)?.loaded?.tell(notice),
    async trackerChanged(tracker) {
      const entry = entries.get(tracker)
      if (!entry?.loaded) return
      entry.described = await described(tracker)
      // It may have been put away, or taken up again.
      entry.loaded.look()
      if (entry.described) entry.loaded.tell({ type: 'tracker', tracker: entry.described })
    },
    async departmentsChanged() {
      departments = await allDepartments(db)
      await Promise.all(loaded().map((room) => room.reloadDepartments()))
      for (const room of loaded()) room.tell({ type: 'departments', departments })
    },
    async close() {
      isClosed = true
      clearInterval(sweeper)
      clearInterval(healer)
      checks.forEach(clearTimeout)
      await Promise.all(
        Array.from(entries, async ([tracker, entry]) => {
          const room = await entry.room.catch(() => null)
          if (room) await unload(tracker, entry, room)
        }),
      )
    },
  }
}
