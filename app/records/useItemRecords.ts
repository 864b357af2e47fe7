import { useEffect, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { itemRecords } from '../contracts/records'
import type { ItemRecords } from '../model/records/itemRecords'
import type { Notices } from '../sync/Notices'
import { useNotice } from '../sync/useNotice'

/**
 * What was ever asked about a row, and what was reminded of; read anew with each `version`, and when the ledger reminds. Null
 * while it is not known.
 */
export function useItemRecords(
  tracker: string,
  item: string,
  version: number,
  notices: Notices,
): { all: ItemRecords | null; isFailed: boolean } {
  const [all, setAll] = useState<ItemRecords | null>(null)
  const [isFailed, setFailed] = useState(false)
  const [timesReminded, setTimesReminded] = useState(0)
  useNotice(notices, 'reminded', () => setTimesReminded((times) => times + 1))
  useEffect(() => {
    const asking = new AbortController()
    const read = async () => {
      const address = `/trackers/${tracker}/items/${encodeURIComponent(item)}/records`
      const response = await fetch(address, { signal: asking.signal })
      if (!response.ok) throw new Error(String(response.status))
      setAll(await readAnswer(itemRecords, response))
      setFailed(false)
    }
    read().catch(() => asking.signal.aborted || setFailed(true))
    return () => asking.abort()
  }, [tracker, item, version, timesReminded])
  return { all, isFailed }
}
