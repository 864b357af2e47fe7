import { useEffect, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { recordsOfItem } from '../contracts/records'
import type { LedgerRecord, RecordEvent } from '../model/records/record'

export interface RecordWithEvents {
  record: LedgerRecord
  events: RecordEvent[]
}

/** All that was ever asked about a row, newest first; read anew with each `version`. Null while it is not known. */
export function useItemRecords(
  tracker: string,
  item: string,
  version: number,
): { all: RecordWithEvents[] | null; isFailed: boolean } {
  const [all, setAll] = useState<RecordWithEvents[] | null>(null)
  const [isFailed, setFailed] = useState(false)
  useEffect(() => {
    const asking = new AbortController()
    const read = async () => {
      const address = `/trackers/${tracker}/items/${encodeURIComponent(item)}/records`
      const response = await fetch(address, { signal: asking.signal })
      if (!response.ok) throw new Error(String(response.status))
      setAll(await readAnswer(recordsOfItem, response))
      setFailed(false)
    }
    read().catch(() => asking.signal.aborted || setFailed(true))
    return () => asking.abort()
  }, [tracker, item, version])
  return { all, isFailed }
}
