import { useCallback, useEffect, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { closedMeetings } from '../contracts/changes'
import type { MeetingChoice } from '../model/meeting/record'

/** The meetings to choose from, newest first, and how to ask for them again; null until they are known. */
export function useClosedMeetings(tracker: string): [MeetingChoice[] | null, () => void] {
  const [meetings, setMeetings] = useState<MeetingChoice[] | null>(null)
  const read = useCallback(async () => {
    const response = await fetch(`/trackers/${tracker}/closed-meetings`)
    if (response.ok) setMeetings(await readAnswer(closedMeetings, response))
  }, [tracker])
  // Without the network the list stays as it was.
  const ask = useCallback(() => void read().catch(() => {}), [read])
  useEffect(ask, [ask])
  return [meetings, ask]
}
