import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Does the page's script run? Not while the server renders, nor while the page takes over what it wrote. */
export function useIsAwake(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
