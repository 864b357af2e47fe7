import { useCallback, useEffect, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { inbox as contract } from '../contracts/inbox'
import type { Inbox } from '../model/records/inbox'
import type { LedgerStore } from '../sync/LedgerStore'
import type { Notices } from '../sync/Notices'
import { useNotice } from '../sync/useNotice'
import { useLatest } from '../ui/useLatest'
import { whenIdle } from '../ui/whenIdle'

/** Changes that may put something into somebody's inbox. */
const turning = ['lead', 'support', 'status', 'reason', 'due']
/** Several of them come at once, such as after a paste (ms). */
const pause = 1_000

export interface InboxReader {
  inbox: Inbox | null
  isFailed: boolean
  read(): void
  /** All that is there has been seen. */
  markRead(): void
}

/**
 * The person's inbox; read anew when somebody commented, a row's place among people changed, anything of a row that
 * waits for them did, and when another day begins.
 */
export function useInbox(tracker: string, store: LedgerStore, notices: Notices): InboxReader {
  const [inbox, setInbox] = useState<Inbox | null>(null)
  const [isFailed, setFailed] = useState(false)
  const [timesTold, setTimesTold] = useState(0)
  const waiting = useLatest(inbox?.tasks)
  useNotice(notices, 'comment', () => setTimesTold((times) => times + 1))
  const read = useCallback(() => {
    const ask = async () => {
      const response = await fetch(`/trackers/${tracker}/inbox`)
      if (!response.ok) throw new Error(String(response.status))
      setInbox(await readAnswer(contract, response))
      setFailed(false)
    }
    ask().catch(() => setFailed(true))
  }, [tracker])
  useEffect(() => whenIdle(read), [read, timesTold])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let day = store.today
    const unsubscribe = store.subscribe(({ rows }) => {
      const isAnotherDay = store.today !== day
      day = store.today
      const waits = new Set(waiting()?.map(({ item }) => item))
      if (!isAnotherDay && ![...rows].some(([id, columns]) => isTurn(columns) || waits.has(id))) return
      clearTimeout(timer)
      timer = setTimeout(read, pause)
    })
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [read, store, waiting])
  const markRead = useCallback(() => {
    fetch(`/trackers/${tracker}/inbox`, { method: 'POST' })
      .then((response) => response.ok && setInbox((known) => known && { ...known, unread: 0 }))
      // They stay new, and come up as such again.
      .catch(() => {})
  }, [tracker])
  return { inbox, isFailed, read, markRead }
}

/** A row came or went, or its place among people changed. */
function isTurn(columns: ReadonlySet<string> | null): boolean {
  return columns === null || turning.some((column) => columns.has(column))
}
