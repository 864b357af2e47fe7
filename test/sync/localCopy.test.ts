import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { openLocalCopy } from '#app/sync/localCopy'

/** A request as the browser gives it, which answers when the test lets it. */
type Opening = Partial<Pick<IDBOpenDBRequest, 'onsuccess' | 'onerror' | 'onupgradeneeded'>> & { result?: object }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A copy in a browser whose database answers as the test lets it. */
function copyIn(database: object = {}) {
  const opening: Opening = { result: database }
  vi.stubGlobal('indexedDB', { open: () => opening })
  const onLost = vi.fn()
  const opened = vi.fn()
  const copy = openLocalCopy('ledger', 'ren', new Y.Doc(), onLost)
  void copy.opened.then(opened)
  return { opening, onLost, opened }
}

it('W8: the page goes on after 5 s without a copy when the database never answers, and says so', async () => {
  const { onLost, opened } = copyIn()
  await vi.advanceTimersByTimeAsync(4_000)
  expect(opened).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(opened.mock.calls).toEqual([[null]])
  expect(onLost).toHaveBeenCalledOnce()
})

it('W8: one that opens and then reads nothing is waited for as long', async () => {
  const close = vi.fn()
  const store = { get: () => ({}), getAll: () => ({}) }
  const { opening, onLost, opened } = copyIn({ close, transaction: () => ({ objectStore: () => store }) })
  opening.onsuccess!.call(opening as IDBOpenDBRequest, new Event('success'))
  await vi.advanceTimersByTimeAsync(4_000)
  expect(opened).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(opened.mock.calls).toEqual([[null]])
  expect([onLost.mock.calls.length, close.mock.calls.length]).toEqual([1, 1])
})

it('W8: a database that opens after that is let go, so that it holds up nobody', async () => {
  const close = vi.fn()
  const { opening, onLost } = copyIn({ close })
  await vi.advanceTimersByTimeAsync(5_000)
  opening.onsuccess!.call(opening as IDBOpenDBRequest, new Event('success'))
  await vi.runAllTimersAsync()
  expect([onLost.mock.calls.length, close.mock.calls.length]).toEqual([1, 1])
})

it('W8: a database that cannot be laid out is refused, and throws at nobody', async () => {
  const createObjectStore = () => {
    throw new DOMException('The disk is full.', 'QuotaExceededError')
  }
  const { opening, onLost, opened } = copyIn({ createObjectStore })
  // What a browser does of a transaction that is aborted while the database is laid out.
  const abort = () => void opening.onerror!.call(opening as IDBOpenDBRequest, new Event('error'))
  Object.assign(opening, { transaction: { abort } })
  const layOut = () => void opening.onupgradeneeded!.call(opening as IDBOpenDBRequest, {} as IDBVersionChangeEvent)
  expect(layOut).not.toThrow()
  await vi.advanceTimersByTimeAsync(0)
  expect(opened.mock.calls).toEqual([[null]])
  expect(onLost).toHaveBeenCalledOnce()
})
