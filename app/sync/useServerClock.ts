import { useState } from 'react'

/** The server's clock minus this browser's (ms). `first`: what the server's said when it sent the page. */
export function useServerClock(first: number): number {
  return useState(() => (typeof window === 'undefined' ? 0 : first - Date.now()))[0]
}
