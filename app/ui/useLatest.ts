import { useInsertionEffect, useRef } from 'react'

/** What was rendered last, for handlers and timers that outlive the render that made them. Not to be read while rendering. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value)
  useInsertionEffect(() => {
    latest.current = value
  })
  return latest
}
