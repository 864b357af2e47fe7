import { useCallback, useEffect, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { historyPage } from '../contracts/history'
import type { CellHistory, RowHistory } from '../model/history/history'
import type { LedgerStore } from '../sync/LedgerStore'

export interface History {
  changes: (RowHistory | CellHistory)[]
  more: boolean
  state: 'loading' | 'ready' | 'failed'
  loadMore(): void
}

/** A row's history from the server, newest first; read anew when the row's stamp changes, in other words when something was saved. */
export function useHistory(tracker: string, item: string, column: string, store: LedgerStore): History {
  const [history, setHistory] = useState<Omit<History, 'loadMore'>>({ changes: [], more: false, state: 'loading' })
  const saved = store.stamp(item)?.updatedAt ?? 0
  const read = useCallback(
    async (before: string, signal: AbortSignal | null) => {
      const query = new URLSearchParams(Object.entries({ column, before }).filter(([, value]) => value !== ''))
      const response = await fetch(`/trackers/${tracker}/items/${encodeURIComponent(item)}/history?${query}`, {
        signal,
      })
      if (!response.ok) throw new Error(String(response.status))
      const { changes, more } = await readAnswer(historyPage, response)
      // Of an item, not of a column.
      return { changes: changes.filter((change): change is RowHistory | CellHistory => !('of' in change)), more }
    },
    [tracker, item, column],
  )
  useEffect(() => {
    const asking = new AbortController()
    read('', asking.signal)
      .then((found) => setHistory({ ...found, state: 'ready' }))
      .catch(() => asking.signal.aborted || setHistory({ changes: [], more: false, state: 'failed' }))
    return () => asking.abort()
  }, [read, saved])
  const loadMore = useCallback(() => {
    const last = history.changes.at(-1)
    if (!last) return
    read(last.id, null)
      .then(({ changes, more }) =>
        setHistory((known) => ({ changes: [...known.changes, ...changes], more, state: 'ready' })),
      )
      .catch(() => setHistory((known) => ({ ...known, state: 'failed' })))
  }, [history.changes, read])
  return { ...history, loadMore }
}
