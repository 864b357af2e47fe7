import { useCallback, useEffect, useRef, useState } from 'react'
import type { GridPreferences } from '../model/view/gridPreferences'

/** Changes that come within this many ms are saved together. */
const settle = 600

/** How this person arranged the ledger, remembered by the server for every machine of theirs. */
export function usePreferences(
  tracker: string,
  initial: GridPreferences,
): [GridPreferences, (change: GridPreferences) => void] {
  const [preferences, setPreferences] = useState(initial)
  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current) return void (isFirst.current = false)
    const timer = setTimeout(() => {
      // An arrangement that could not be saved is no loss that anyone must hear of: the next change saves it too.
      void fetch(`/trackers/${tracker}/preferences`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(preferences),
      }).catch(() => {})
    }, settle)
    return () => clearTimeout(timer)
  }, [tracker, preferences])
  return [preferences, useCallback((change) => setPreferences((now) => ({ ...now, ...change })), [])]
}
