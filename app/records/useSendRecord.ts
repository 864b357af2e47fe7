import { useCallback } from 'react'
import { readAnswer } from '../contracts/contract'
import { recordAnswer } from '../contracts/records'
import type { RecordAnswer } from '../model/records/recordAnswer'
import type { RecordCommand } from '../model/records/recordCommand'
import { useLatest } from '../ui/useLatest'

/** What became of a command; `network`: the server was not reached, `not-saving`: its disk is full. */
export type SentRecord = RecordAnswer | { outcome: 'network' | 'not-saving' }
export type SendRecord = (command: RecordCommand) => Promise<SentRecord>

/** Asks the server about records of a ledger. `onAnswered`: it was reached, and something may be otherwise. */
export function useSendRecord(tracker: string, onAnswered: () => void): SendRecord {
  const latest = useLatest(onAnswered)
  return useCallback(
    async (command) => {
      try {
        const headers = { 'Content-Type': 'application/json' }
        const response = await fetch(`/trackers/${tracker}/records`, {
          ...{ method: 'POST', headers },
          body: JSON.stringify(command),
        })
        if (response.status === 503) return { outcome: 'not-saving' }
        const answer = await readAnswer(recordAnswer, response)
        latest()()
        return answer
      } catch {
        return { outcome: 'network' }
      }
    },
    [tracker, latest],
  )
}
