import { useEffect, useState } from 'react'
import type { ConnectionState } from '../sync/connectionState'

/** How long an editor may take (ms) to hand over what it has, once the keyboard has left it. */
const handsOverIn = 150

/** Is the ledger closed to the person who had it open? What they are just typing is taken over before the page gives way. */
export function useLost({ phase }: ConnectionState): boolean {
  const [isLost, setLost] = useState(false)
  useEffect(() => {
    if (phase !== 'no-access') return
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    const timer = setTimeout(() => setLost(true), handsOverIn)
    return () => clearTimeout(timer)
  }, [phase])
  return isLost
}
