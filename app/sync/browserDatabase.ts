/** A browser that says nothing of its storage for this time (s) is not waited for any longer. */
const patience = 5

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
  const database = await inTime(open(name), (late) => late.close())
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
      const reading = transact('readonly', (updates, records) => {
        record = records.get(recordKey)
        return updates.getAll() as IDBRequest<Uint8Array[]>
      })
      const parts = await inTime(reading).catch((reason: unknown) => end(reason, true))
      if (!parts) throw new Error('It was lost while it was read.')
      return { parts, record: record?.result }
    },
    add: (part) => void transact('readwrite', (updates) => void updates.add(part)),
    keep: (record) => transact('readwrite', (_updates, records) => void records.put(record, recordKey)),
    fold: (merge) =>
      void transact('readwrite', (updates) => {
        const all = updates.getAll() as IDBRequest<Uint8Array[]>
        all.onsuccess = () =>
          orAbort(all.transaction, () => {
            const whole = merge(all.result)
            updates.clear()
            updates.add(whole)
          })
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
    opening.onupgradeneeded = () =>
      orAbort(opening.transaction, () => {
        opening.result.createObjectStore('updates', { autoIncrement: true })
        opening.result.createObjectStore('custom')
      })
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error ?? new Error('It cannot be opened.'))
  })
}

/**
 * Inside of a browser's events: what throws there is a fault of the page to it. Aborted instead, everything is as it was,
 * and the error event comes as for any other failure.
 */
function orAbort(transaction: IDBTransaction | null, work: () => void): void {
  try {
    work()
  } catch {
    transaction?.abort()
  }
}

/**
 * Rejected when it takes longer than is waited for; what comes after all is handed to `tooLate`. Counted in single
 * seconds: a page that was busy itself, on a slow machine, heard no answer meanwhile, and all of that time counts as one.
 */
function inTime<T>(work: Promise<T>, tooLate: (result: T) => void = () => {}): Promise<T> {
  let left = patience
  let timer: ReturnType<typeof setInterval> | undefined
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setInterval(() => {
      if (--left > 0) return
      clearInterval(timer)
      reject(new Error('The browser does not answer.'))
      void work.then(tooLate, () => {})
    }, 1_000)
  })
  return Promise.race([work, silence]).finally(() => clearInterval(timer))
}
