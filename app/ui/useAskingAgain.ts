import { useEffect } from 'react'
import { useLatest } from './useLatest'

/** Asks something every `every` ms while somebody looks at the page, and at once when they come back to it; one question at a time. */
export function useAskingAgain(ask: () => Promise<void>, every: number): void {
  const latest = useLatest(ask)
  useEffect(() => {
    let isAsking = false
    const askNow = () => {
      if (document.visibilityState !== 'visible' || isAsking) return
      isAsking = true
      void latest()().finally(() => (isAsking = false))
    }
    const timer = setInterval(askNow, every)
    document.addEventListener('visibilitychange', askNow)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', askNow)
    }
  }, [every, latest])
}
