import { useCallback, useEffect, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { houseInbox, type HouseInbox } from '../contracts/houseInbox'
import { whenIdle } from '../ui/whenIdle'
import { useFreshAnswer } from './useFreshAnswer'

const nothing: HouseInbox['ledgers'] = []

/** What waits in the other ledgers of the house, while one is in one of them. `isSettled`: it waits for that (useLedger). */
export function useElsewhere(
  tracker: string,
  isSettled: boolean,
): { ledgers: HouseInbox['ledgers']; read(): Promise<void> } {
  const [known, setKnown] = useState<HouseInbox | null>(null)
  const read = useCallback(async () => {
    try {
      const response = await fetch(`/inbox?besides=${encodeURIComponent(tracker)}`)
      if (!response.ok) return
      const answer = await readAnswer(houseInbox, response)
      setKnown((last) => (JSON.stringify(last) === JSON.stringify(answer) ? last : answer))
    } catch {
      // The network is away: what was known stays, and the next question finds out.
    }
  }, [tracker])
  useEffect(() => (isSettled ? whenIdle(() => void read()) : undefined), [read, isSettled])
  useFreshAnswer(known?.reach ?? null, read)
  return { ledgers: known?.ledgers ?? nothing, read }
}
