/** Of a browser's database: the parts of a document, and one record beside them. */
export interface BrowserDatabase {
  /** All parts in their order, and the record; undefined when there is none. */
  read(): Promise<{ parts: Uint8Array[]; record: unknown }>
  add(part: Uint8Array): void
  /** Resolves when that is done, or cannot be; so do the others that promise something. */
  keep(record: unknown): Promise<void>
  /** Puts one part in the place of all that are there, in one step; `merge` is given them. */
  fold(merge: (parts: Uint8Array[]) => Uint8Array): void
  /** Drops all parts and keeps the record, in one step. */
  replaceAll(record: unknown): Promise<void>
  close(): void
}

const recordKey = 'unsaved'

/**
 * Opens a database, or makes it. Browsers fail at this in every way: by throwing, by an error event, by never answering,
 * and later by closing it, by a full disk, by aborting what was under way. Before it is open the promise is rejected;
 * after that `onLost` is called, once, and all calls do nothing. Nothing here ever throws at the caller.
 */
export async function openBrowserDatabase(name: string, onLost: (reason: unknown) => void): Promise<BrowserDatabase> {
  const database = await open(name)
  let isOver = false
  const end = (reason: unknown, isLost: boolean) => {
    if (isOver) return
    isOver = true
    database.close()
    if (isLost) onLost(reason)
  }
  database.onversionchange = () => end('somebody deletes it', true)
  database.onclose = () => end('the browser closed it', true)

  /** Resolves when all of `work` is on its way to the disk; undefined when it cannot be. */
  const transact = <T>(
    mode: IDBTransactionMode,
    work: (parts: IDBObjectStore, records: IDBObjectStore) => IDBRequest<T> | undefined,
  ) =>
    new Promise<T | undefined>((resolve) => {
      const lost = (reason: unknown) => {
        end(reason, true)
        resolve(undefined)
      }
      if (isOver) return resolve(undefined)
      try {
        const transaction = database.transaction(['updates', 'custom'], mode)
        const request = work(transaction.objectStore('updates'), transaction.objectStore('custom'))
        transaction.oncomplete = () => resolve(request ? request.result : undefined)
        transaction.onabort = transaction.onerror = () => lost(transaction.error)
      } catch (error) {
        lost(error)
      }
    })

  return {
    async read() {
      let record: IDBRequest<unknown> | undefined
      const parts = await transact('readonly', (updates, records) => {
        record = records.get(recordKey)
        return updates.getAll() as IDBRequest<Uint8Array[]>
      })
      if (!parts) throw new Error('It was lost while it was read.')
      return { parts, record: record?.result }
    },
    add: (part) => void transact('readwrite', (updates) => void updates.add(part)),
    keep: (record) => transact('readwrite', (_updates, records) => void records.put(record, recordKey)),
    fold: (merge) =>
      void transact('readwrite', (updates) => {
        const all = updates.getAll() as IDBRequest<Uint8Array[]>
        // Whatever throws in here aborts the transaction, which leaves everything as it was.
        all.onsuccess = () => {
          const whole = merge(all.result)
          updates.clear()
          updates.add(whole)
        }
        return undefined
      }),
    replaceAll: (record) =>
      transact('readwrite', (updates, records) => {
        updates.clear()
        records.put(record, recordKey)
        return undefined
      }),
    close: () => end(null, false),
  }
}

/** Of the layout that y-indexeddb 9 made, since browsers hold unsaved work in it. */
function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name)
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('updates', { autoIncrement: true })
      opening.result.createObjectStore('custom')
    }
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error ?? new Error('It cannot be opened.'))
  })
}
