import { useEffect } from 'react'
import { useLatest } from '../ui/useLatest'

/** Hears every key that nothing before it took, wherever the focus is; `press` answers whether the key was meant for it. */
export function useCommandKeys(press: (event: KeyboardEvent) => boolean): void {
  const latest = useLatest(press)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && !event.isComposing && latest()(event)) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [latest])
}
