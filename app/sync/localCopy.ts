import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import type { UnsavedWork } from '../model/carry'

/** What this browser keeps of unsaved work besides the document itself. */
export interface Kept {
  edits: number
  work: UnsavedWork
  /** The document that held it is spent: the work is to be done again on another one. */
  isSpent: boolean
}

/** A browser that gives no storage within this time (ms) goes on without a copy. A busy machine may take seconds. */
const patience = 20_000
const keptKey = 'unsaved'
/** Authors of epochs have clientIDs from here on (W9). */
const serverClients = 2 ** 32

/**
 * The document as this browser keeps it, so that edits made without a network survive a reload (W8). One for each
 * ledger and person: on a shared machine nobody sends what somebody else wrote.
 */
export interface LocalCopy {
  /** What was kept, once the document holds the copy; null when there was nothing. */
  opened: Promise<Kept | null>
  /** Is this transaction the copy being read? */
  isOrigin(origin: unknown): boolean
  /** Keeps the newest; what is asked for while something is being written waits, and only the last of it is written. */
  remember(kept: Kept): void
  /** Forgets the document, which is spent, and keeps the work, in one step. Nothing is kept from here on. */
  spend(kept: Kept): Promise<void>
}

/** For those who have nothing to keep, or nowhere to. */
export const noLocalCopy: LocalCopy = { opened: Promise.resolve(null), isOrigin: () => false, remember: () => {}, spend: async () => {} }

export function openLocalCopy(tracker: string, person: string, doc: Y.Doc): LocalCopy {
  if (typeof indexedDB === 'undefined') return noLocalCopy
  const persistence = new IndexeddbPersistence(`luoshi/${tracker}/${person}`, doc)
  const read = persistence.whenSynced.then(async () => {
    const kept = ((await persistence.get(keptKey)) as Kept | undefined) ?? null
    // Two pages may have kept documents of two epochs, which must not meet.
    const epochs = [...doc.store.clients.keys()].filter((client) => client >= serverClients)
    return kept && epochs.length > 1 ? { ...kept, isSpent: true } : kept
  })
  let next: Kept | null = null
  let isWriting = false
  /** It was given up, or is spent. */
  let isOver = false
  const write = async () => {
    isWriting = true
    for (let kept = next; kept && !isOver; kept = next) {
      next = null
      await persistence.set(keptKey, kept as unknown as string).catch(() => {})
    }
    isWriting = false
  }
  // What was kept must not be written over unread, nor come into the document when that has gone on without it.
  const goWithout = () => {
    isOver = true
    void persistence.destroy().catch(() => {})
    return null
  }
  const timeUp = new Promise<never>((_resolve, reject) => setTimeout(reject, patience))
  return {
    opened: Promise.race([read, timeUp]).catch(goWithout),
    isOrigin: (origin) => origin === persistence,
    remember(kept) {
      next = kept
      if (persistence.db && !isWriting && !isOver) void write()
    },
    async spend(kept) {
      const { db } = persistence
      if (!db || isOver) return
      isOver = true
      // Not by deleting the database: another tab that has it open would hold that up.
      const transaction = db.transaction(['updates', 'custom'], 'readwrite')
      transaction.objectStore('updates').clear()
      transaction.objectStore('custom').put(kept, keptKey)
      // From now on it hears no more of the document; the database closes when the transaction is through.
      void persistence.destroy()
      await new Promise<void>((resolve) => {
        transaction.oncomplete = transaction.onabort = () => resolve()
      })
    },
  }
}
