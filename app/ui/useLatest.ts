import { useInsertionEffect, useRef, type RefObject } from 'react'

/** What was rendered last, for what runs later: timers, listeners, effects that must not begin anew because of it. */
export function useLatest<T>(value: T): RefObject<T> & { readonly current: T } {
  const latest = useRef(value)
  // Before all other effects, those of children among them, so that each finds the newest.
  useInsertionEffect(() => {
    latest.current = value
  })
  return latest
}
