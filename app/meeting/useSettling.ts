import { useRevalidator } from '@remix-run/react'
import { useState } from 'react'
import { postCommand } from './postCommand'

/** Marks decisions as carried out, and reads the page anew. `busy`: the one that is being marked. */
export function useSettling(tracker: string): {
  settle(decision: string): Promise<void>
  busy: string | null
  isFailed: boolean
} {
  const { revalidate } = useRevalidator()
  const [busy, setBusy] = useState<string | null>(null)
  const [isFailed, setFailed] = useState(false)
  return {
    busy,
    isFailed,
    async settle(decision) {
      setBusy(decision)
      const response = await postCommand(`/trackers/${tracker}/meeting/state`, { do: 'settle', decision }).catch(
        () => null,
      )
      setFailed(!response?.ok)
      setBusy(null)
      revalidate()
    },
  }
}
