import { useCallback, useEffect, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { closedMeetings } from '../contracts/changes'
import type { MeetingChoice } from '../model/meeting/record'

/** The meetings to choose from, newest first, and how to ask for them again; null until they are known. */
export function useClosedMeetings(tracker: string): [MeetingChoice[] | null, () => void] {
  const [meetings, setMeetings] = useState<MeetingChoice[] | null>(null)
  const [timesAsked, setTimesAsked] = useState(0)
  useEffect(() => {
    const asking = new AbortController()
    fetch(`/trackers/${tracker}/closed-meetings`, { signal: asking.signal })
      .then(async (response) => {
        if (response.ok) setMeetings(await readAnswer(closedMeetings, response))
      })
      // Without the network the list stays as it was.
      .catch(() => {})
    return () => asking.abort()
  }, [tracker, timesAsked])
  return [meetings, useCallback(() => setTimesAsked((times) => times + 1), [])]
}
