import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

/** What this browser knows of its own unsaved work, besides the document itself: rows and their columns, null for whole rows. */
export interface UnsavedWork {
  edits: number
  cells: [row: string, columns: string[] | null][]
}

/** A browser that gives no storage within this time (ms) goes on without a copy. */
const patience = 3_000
const workKey = 'unsaved'

/**
 * The document as this browser keeps it, so that edits made without a network survive a reload (W8). One for each
 * ledger and person: on a shared machine nobody sends what somebody else wrote.
 */
export interface LocalCopy {
  /** The unsaved work that was found, once the document holds it. */
  opened: Promise<UnsavedWork>
  /** Is this transaction the copy being read? */
  isOrigin(origin: unknown): boolean
  remember(work: UnsavedWork): void
  /** Forgets everything: after a refusal the document is spent. */
  clear(): Promise<void>
}

const nothing: UnsavedWork = { edits: 0, cells: [] }

export function openLocalCopy(tracker: string, person: string, doc: Y.Doc): LocalCopy {
  if (typeof indexedDB === 'undefined') return { opened: Promise.resolve(nothing), isOrigin: () => false, remember: () => {}, clear: async () => {} }
  const persistence = new IndexeddbPersistence(`luoshi/${tracker}/${person}`, doc)
  const read = persistence.whenSynced.then(async () => ((await persistence.get(workKey)) as UnsavedWork | undefined) ?? nothing)
  return {
    opened: Promise.race([read, new Promise<UnsavedWork>((resolve) => setTimeout(resolve, patience, nothing))]).catch(() => nothing),
    isOrigin: (origin) => origin === persistence,
    remember(work) {
      if (persistence.db) void persistence.set(workKey, work as unknown as string).catch(() => {})
    },
    clear() {
      const { db } = persistence
      if (!db) return Promise.resolve()
      // Not by deleting the database: another tab that has it open would hold that up.
      const transaction = db.transaction(['updates', 'custom'], 'readwrite')
      transaction.objectStore('updates').clear()
      transaction.objectStore('custom').clear()
      return new Promise((resolve) => {
        transaction.oncomplete = transaction.onabort = () => resolve()
      })
    },
  }
}
