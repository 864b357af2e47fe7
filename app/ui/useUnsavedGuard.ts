import { useBeforeUnload, useBlocker } from '@remix-run/react'
import { useCallback, useEffect } from 'react'

/** Asks before the page is left while something is not saved: by the browser's question, or with `question` within the site. */
export function useUnsavedGuard(isUnsaved: boolean, question: string): void {
  useBeforeUnload(useCallback((event) => isUnsaved && event.preventDefault(), [isUnsaved]))
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isUnsaved && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    if (window.confirm(question)) blocker.proceed()
    else blocker.reset()
  }, [blocker, question])
}
