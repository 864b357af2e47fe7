import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { LedgerStore } from './LedgerStore'

/** Renders anew when the ledger changed, at most once a frame however much arrives. */
export function useStoreVersion(store: LedgerStore): number {
  const seen = useRef(store.version)
  return useSyncExternalStore(
    useCallback(
      (onChange) => {
        let frame = 0
        const unsubscribe = store.subscribe(() => {
          frame ||= requestAnimationFrame(() => {
            frame = 0
            seen.current = store.version
            onChange()
          })
        })
        return () => {
          unsubscribe()
          cancelAnimationFrame(frame)
        }
      },
      [store],
    ),
    () => seen.current,
    () => seen.current,
  )
}
