import { useState } from 'react'
import type { Meeting, MeetingState } from '../model/meeting/meeting'

/** The meeting that this page shows, and goes on to name when it is over; null while it has shown none. */
export function useLastMeeting(state: MeetingState | null): Meeting | null {
  const [last, setLast] = useState(state?.meeting ?? null)
  if (state && last !== state.meeting) setLast(state.meeting)
  return last
}
