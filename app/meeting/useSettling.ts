import { useRevalidator } from '@remix-run/react'
import { useState } from 'react'
import type { MeetingCommand } from '../model/meetingCommand'

/** Marks decisions as carried out, and reads the page anew. `busy`: the one that is being marked. */
export function useSettling(tracker: string): { settle(decision: string): Promise<void>; busy: string | null; isFailed: boolean } {
  const { revalidate } = useRevalidator()
  const [busy, setBusy] = useState<string | null>(null)
  const [isFailed, setFailed] = useState(false)
  return {
    busy,
    isFailed,
    async settle(decision) {
      setBusy(decision)
      const command: MeetingCommand = { do: 'settle', decision }
      const response = await fetch(`/trackers/${tracker}/meeting/state`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(command) }).catch(() => null)
      setFailed(!response?.ok)
      setBusy(null)
      revalidate()
    },
  }
}
