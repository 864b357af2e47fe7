import { useEffect, useState } from 'react'

/**
 * The server's time (ms), each second anew; null until the page is awake, so that both sides draw the same at first. `clock`: the
 * server's minus this browser's (ms).
 */
export function useNow(clock: number): number | null {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    const read = () => setNow(Date.now() + clock)
    read()
    const timer = setInterval(read, 1_000)
    return () => clearInterval(timer)
  }, [clock])
  return now
}
