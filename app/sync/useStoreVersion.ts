import { startTransition, useEffect, useState } from 'react'
import type { LedgerStore } from './LedgerStore'

/**
 * Renders anew when the ledger changed: at most once a frame however much arrives, and giving way to what a person does.
 * Another document is rendered at once, together with the connection that brought it.
 * The grid's cells show by themselves what was typed; what stands around them may follow a moment later.
 */
export function useStoreVersion(store: LedgerStore): number {
  const [version, setVersion] = useState(store.version)
  useEffect(() => {
    let frame = 0
    // The next is asked for only once this one is shown: changes that keep coming would start its rendering over.
    const ask = () => {
      frame ||= requestAnimationFrame(() => startTransition(() => setVersion(store.version)))
    }
    if (store.version !== version) ask()
    const unsubscribe = store.subscribe(({ isWhole }) => (isWhole ? setVersion(store.version) : ask()))
    return () => {
      unsubscribe()
      cancelAnimationFrame(frame)
    }
  }, [store, version])
  return version
}
