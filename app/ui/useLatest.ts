import { useCallback, useInsertionEffect, useRef } from 'react'

/** Tells what was rendered last, to handlers and timers that outlive the render that made them; not while rendering. */
export function useLatest<T>(value: T): () => T {
  const latest = useRef(value)
  useInsertionEffect(() => {
    latest.current = value
  })
  return useCallback(() => latest.current, [])
}
