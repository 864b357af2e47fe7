import { useEffect, useMemo, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { recordsOn } from '../contracts/records'
import { isActedOn } from '../model/records/kinds/urge'
import type { LedgerRecord } from '../model/records/record'
import type { Extended } from '../model/records/grants'
import { recordsByItem, type RecordsOn } from '../model/records/recordsOn'
import type { LedgerStore } from '../sync/LedgerStore'
import type { Notices } from '../sync/Notices'
import { useNotice } from '../sync/useNotice'
import { whenIdle } from '../ui/whenIdle'
import { useSendRecord, type SendRecord } from './useSendRecord'

/** What is asked about the rows of a ledger, as this page knows it. */
export interface LedgerRecords {
  /** What is open on a row, oldest first. */
  on(item: string): readonly LedgerRecord[]
  /** Of all rows, oldest first. */
  readonly open: readonly LedgerRecord[]
  extended(item: string): Extended | null
  /** Another one whenever something became of any. */
  readonly version: number
  send: SendRecord
}

/**
 * Read when the ledger is there (`isSettled`, useLedger) and the page is idle, anew when the server tells of something, and
 * when it is reached again. `first`: as it came with the page; null when it did not.
 */
export function useRecords(
  tracker: string,
  store: LedgerStore,
  notices: Notices,
  { isSettled, isOnline, first }: { isSettled: boolean; isOnline: boolean; first: RecordsOn | null },
): LedgerRecords {
  const [known, setKnown] = useState<{ on: RecordsOn; version: number }>({ on: first ?? nothing, version: 0 })
  const [timesTold, setTimesTold] = useState(0)
  useNotice(notices, 'records', () => setTimesTold((times) => times + 1))
  const address = `/trackers/${tracker}/records`
  useEffect(() => {
    if (!isSettled) return
    const asking = new AbortController()
    const read = async () => {
      const response = await fetch(address, { signal: asking.signal })
      if (!response.ok) return
      const on = await readAnswer(recordsOn, response)
      // What is as it was draws nothing anew.
      setKnown((last) => (JSON.stringify(last.on) === JSON.stringify(on) ? last : { on, version: last.version + 1 }))
    }
    // Without an answer what was known stays; the next notice asks again.
    const cancel = whenIdle(() => void read().catch(() => undefined))
    return () => {
      asking.abort()
      cancel()
    }
  }, [address, timesTold, isSettled, isOnline])
  const send = useSendRecord(tracker, () => setTimesTold((times) => times + 1))
  return useMemo(() => {
    const { on, version } = known
    /** What this page has seen the department do, it need not be told. */
    const isOver = (record: LedgerRecord) => {
      if (record.kind !== 'urge') return false
      const { item, at, department } = record
      const [entry, stamp] = [store.entry(item), store.stamp(item)]
      return entry !== undefined && stamp !== undefined && isActedOn(at, department, entry.item, stamp)
    }
    const byItem = recordsByItem(on.open)
    return {
      open: on.open,
      on: (item) => byItem.get(item)?.filter((record) => !isOver(record)) ?? none,
      extended: (item) => on.extended[item] ?? null,
      version,
      send,
    }
  }, [known, store, send])
}

const none: readonly LedgerRecord[] = []
const nothing: RecordsOn = { open: [], extended: {} }
