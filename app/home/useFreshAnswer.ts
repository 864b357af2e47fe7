import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useLatest } from '../ui/useLatest'

/** How old (ms) what is shown may become while somebody looks at it. */
const freshFor = 60_000

/** Asks for the page's data again from time to time, and when one comes back to it. */
export function useFreshAnswer(): void {
  const revalidator = useLatest(useRevalidator())
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState === 'visible' && revalidator().state === 'idle') revalidator().revalidate()
    }
    const timer = setInterval(ask, freshFor)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [revalidator])
}
