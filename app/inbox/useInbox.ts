import { useCallback, useEffect, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { inbox as contract } from '../contracts/inbox'
import type { Inbox } from '../model/records/inbox'
import type { LedgerStore } from '../sync/LedgerStore'
import type { Notices } from '../sync/Notices'
import { useNotice } from '../sync/useNotice'
import { whenIdle } from '../ui/whenIdle'

/** Changes that may put something into somebody's inbox. */
const turning = ['lead', 'support', 'status', 'due']
/** Several of them come at once, such as after a paste (ms). */
const pause = 1_000

export interface InboxReader {
  inbox: Inbox | null
  isFailed: boolean
  /** All that is there has been seen. */
  markRead(): void
}

/** The person's inbox; read anew when somebody commented or a row's place among people changed. */
export function useInbox(tracker: string, store: LedgerStore, notices: Notices): InboxReader {
  const [inbox, setInbox] = useState<Inbox | null>(null)
  const [isFailed, setFailed] = useState(false)
  const [timesTold, setTimesTold] = useState(0)
  useNotice(notices, 'comment', () => setTimesTold((times) => times + 1))
  const read = useCallback(async () => {
    try {
      const response = await fetch(`/trackers/${tracker}/inbox`)
      if (!response.ok) throw new Error(String(response.status))
      setInbox(await readAnswer(contract, response))
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }, [tracker])
  useEffect(() => whenIdle(() => void read()), [read, timesTold])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const unsubscribe = store.subscribe(({ rows }) => {
      const isTurn = [...rows.values()].some(
        (columns) => columns === null || turning.some((column) => columns.has(column)),
      )
      if (!isTurn) return
      clearTimeout(timer)
      timer = setTimeout(() => void read(), pause)
    })
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [read, store])
  const markRead = useCallback(() => {
    fetch(`/trackers/${tracker}/inbox`, { method: 'POST' })
      .then((response) => response.ok && setInbox((known) => known && { ...known, unread: 0 }))
      // They stay new, and come up as such again.
      .catch(() => {})
  }, [tracker])
  return { inbox, isFailed, markRead }
}
