import { useCallback, useEffect, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { viewKept, views as contract } from '../contracts/views'
import type { SavedView, ViewOutcome } from '../model/view/savedView'
import type { Notices } from '../sync/Notices'
import { useNotice } from '../sync/useNotice'
import { whenIdle } from '../ui/whenIdle'

export interface SavedViews {
  views: SavedView[]
  /** `network` when the server was not reached. */
  save(view: { name: string; query: string; isShared: boolean }): Promise<ViewOutcome | 'network'>
  /** False when the server was not reached. One that is gone already is removed. */
  remove(id: string): Promise<boolean>
}

/**
 * The views that this person may choose; read anew when `notices` tell that everyone's have changed. `isSettled`: they
 * wait for the ledger (useLedger).
 */
export function useSavedViews(tracker: string, notices: Notices | null, isSettled: boolean): SavedViews {
  const [views, setViews] = useState<SavedView[]>([])
  const [timesTold, setTimesTold] = useState(0)
  useNotice(notices, 'views', () => setTimesTold((times) => times + 1))
  const address = `/trackers/${tracker}/views`
  const read = useCallback(async () => {
    const response = await fetch(address)
    if (response.ok) setViews(await readAnswer(contract, response))
  }, [address])
  // Without the network the list stays as it was.
  useEffect(() => (isSettled ? whenIdle(() => void read().catch(() => {})) : undefined), [read, timesTold, isSettled])
  return {
    views,
    save: useCallback(
      async (view) => {
        try {
          const response = await fetch(address, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify(view),
          })
          const { outcome } = await readAnswer(viewKept, response)
          if (outcome === 'saved') await read()
          return outcome
        } catch {
          return 'network'
        }
      },
      [address, read],
    ),
    remove: useCallback(
      async (id) => {
        try {
          const { ok, status } = await fetch(`${address}?id=${encodeURIComponent(id)}`, { method: 'DELETE' })
          await read()
          return ok || status === 404
        } catch {
          return false
        }
      },
      [address, read],
    ),
  }
}
