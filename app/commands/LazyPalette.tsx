import { lazy } from 'react'

const load = () => import('./CommandPalette').then(({ CommandPalette }) => ({ default: CommandPalette }))

/** The palette, brought when it is first opened, or before by `preloadPalette`. */
export const LazyPalette = lazy(load)

export function preloadPalette(): void {
  // Without the network it is tried again when somebody opens it.
  load().catch(() => {})
}
