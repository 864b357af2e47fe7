import { useSyncExternalStore } from 'react'

const subscribe = () => () => {}

/** False on the server and for the first rendering in the browser, which must say the same; then true. */
export const useIsHydrated = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  )
