import * as Y from 'yjs'
import { ofToday, type UnsavedWork } from '../model/ledger/carry'
import { openBrowserDatabase, type BrowserDatabase } from './browserDatabase'

/** What this browser keeps of unsaved work besides the document itself. */
export interface Kept {
  edits: number
  work: UnsavedWork
  /** The document that held it is spent: the work is to be done again on another one. */
  isSpent: boolean
}

/** After so many parts they become one: a long afternoon must not make the next opening slow. */
const mostParts = 500
/** Authors of epochs have clientIDs from here on (W9). */
const serverClients = 2 ** 32

/**
 * The document as this browser keeps it, so that edits made without a network survive a reload (W8). One for each
 * ledger and person: on a shared machine nobody sends what somebody else wrote. It is a copy and nothing more: whatever
 * becomes of it, what was typed is sent, counted and shown as without it.
 */
export interface LocalCopy {
  /** What was kept, once the document holds the copy; null when there was nothing. Never rejected. */
  opened: Promise<Kept | null>
  /** Is this transaction the copy being read? */
  isOrigin(origin: unknown): boolean
  /** Keeps what came into the document since the copy was read. */
  add(update: Uint8Array): void
  /**
   * Keeps the newest, once the copy is read: what was kept before must not be written over unread. What is asked for
   * while something is being written waits, and only the last of it is written.
   */
  remember(kept: Kept): void
  /** Forgets the document, which is spent, and keeps the work, in one step. Nothing is kept from here on. */
  spend(kept: Kept): Promise<void>
  close(): void
}

/** For those who have nothing to keep. */
export const noLocalCopy: LocalCopy = {
  opened: Promise.resolve(null),
  isOrigin: () => false,
  add: () => {},
  remember: () => {},
  spend: async () => {},
  close: () => {},
}

/** `onLost`: this browser keeps nothing of what is done here, from the beginning or from now on. */
export function openLocalCopy(tracker: string, person: string, doc: Y.Doc, onLost: () => void): LocalCopy {
  const origin = {}
  let database: BrowserDatabase | null = null
  let isOver = false
  let parts = 0
  let next: Kept | null = null
  let isWriting = false

  const write = async (): Promise<void> => {
    isWriting = true
    for (let kept = next; kept && !isOver; kept = next) {
      next = null
      await database!.keep(kept)
    }
    isWriting = false
  }
  const close = () => {
    isOver = true
    database?.close()
  }
  const lose = () => {
    if (isOver) return
    close()
    onLost()
  }
  const read = async (): Promise<Kept | null> => {
    const opened = await openBrowserDatabase(`luoshi/${tracker}/${person}`, lose)
    const stored = isOver ? null : await opened.read()
    // It must not come into a document that has gone on without it.
    if (isOver || !stored) {
      opened.close()
      return null
    }
    database = opened
    parts = stored.parts.length
    Y.transact(doc, () => stored.parts.forEach((update) => Y.applyUpdate(doc, update)), origin, false)
    const record = (stored.record as Kept | undefined) ?? null
    const kept = record && { ...record, work: ofToday(record.work) }
    // Two pages may have kept documents of two epochs, which must not meet.
    const epochs = [...doc.store.clients.keys()].filter((client) => client >= serverClients)
    return kept && epochs.length > 1 ? { ...kept, isSpent: true } : kept
  }
  const goWithout = () => {
    lose()
    return null
  }
  return {
    opened: read().catch(goWithout),
    isOrigin: (from) => from === origin,
    add(update) {
      if (isOver || !database) return
      database.add(update)
      if (++parts < mostParts) return
      database.fold(Y.mergeUpdates)
      parts = 1
    },
    remember(kept) {
      if (isOver || !database) return
      next = kept
      if (!isWriting) void write()
    },
    async spend(kept) {
      if (isOver || !database) return
      // Not by deleting the database: another tab that has it open would hold that up.
      const done = database.replaceAll(kept)
      isOver = true
      await done
      database.close()
    },
    close,
  }
}
