import { useCallback, useEffect, useRef, useState } from 'react'
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
/** Within this time of the ledger's reminders each page asks for them (ms). */
const spread = 5_000

export interface InboxReader {
  inbox: Inbox | null
  isFailed: boolean
  read(): void
  /** All that is shown has been seen. */
  markRead(): void
}

/**
 * The person's inbox; read anew when somebody commented, the ledger reminded, a row's place among people changed, anything of a row that
 * waits for them did, and when another day begins. `isSettled`: it waits for the ledger (useLedger).
 */
export function useInbox(tracker: string, store: LedgerStore, notices: Notices, isSettled: boolean): InboxReader {
  const [inbox, setInbox] = useState<Inbox | null>(null)
  const [isFailed, setFailed] = useState(false)
  const [timesTold, setTimesTold] = useState(0)
  const waiting = useLatest(inbox?.tasks)
  const newest = useLatest(inbox?.news[0]?.at ?? 0)
  /** Up to when this page said that news were seen: an answer may have been on its way since before. */
  const seen = useRef(0)
  useNotice(notices, 'comment', () => setTimesTold((times) => times + 1))
  useNotice(notices, 'records', () => setTimesTold((times) => times + 1))
  useNotice(notices, 'reminded', () => {
    // All pages hear of it at the same moment: they do not all ask at the same moment.
    setTimeout(() => setTimesTold((times) => times + 1), Math.random() * spread)
  })
  const read = useCallback(() => {
    const ask = async () => {
      const response = await fetch(`/trackers/${tracker}/inbox`)
      if (!response.ok) throw new Error(String(response.status))
      setInbox(countedFrom(await readAnswer(contract, response), seen.current))
      setFailed(false)
    }
    ask().catch(() => setFailed(true))
  }, [tracker])
  useEffect(() => (isSettled ? whenIdle(read) : undefined), [read, timesTold, isSettled])
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
    const upTo = newest()
    const mark = async () => {
      const response = await fetch(`/trackers/${tracker}/inbox`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ upTo }),
      })
      if (!response.ok) return
      seen.current = Math.max(seen.current, upTo)
      setInbox((known) => known && countedFrom(known, seen.current))
    }
    // They stay new, and come up as such again.
    mark().catch(() => {})
  }, [tracker, newest])
  return { inbox, isFailed, read, markRead }
}

/** The same with what is new of it, when news up to `seen` (ms) are not. */
function countedFrom(inbox: Inbox, seen: number): Inbox {
  const from = Math.max(inbox.readAt, seen)
  return { ...inbox, unread: inbox.news.filter(({ at }) => at > from).length }
}

/** A row came or went, or its place among people changed. */
function isTurn(columns: ReadonlySet<string> | null): boolean {
  return columns === null || turning.some((column) => columns.has(column))
}
