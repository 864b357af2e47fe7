import { useState } from 'react'
import { recall, remember } from '../../ui/browserStore'
import { useIsHydrated } from '../../ui/useIsHydrated'

const key = 'luoshi/meeting-theme'

/** Dark, as a darkened room wants it, or light: remembered by this browser. */
export function useTheme(): [isDark: boolean, toggle: () => void] {
  const isHydrated = useIsHydrated()
  const [chosen, setChosen] = useState<'dark' | 'light' | null>(null)
  // The server knows nothing of this browser: the first rendering says what it said.
  const isDark = (chosen ?? (isHydrated ? recall(key) : null)) !== 'light'
  const toggle = () => {
    const next = isDark ? 'light' : 'dark'
    remember(key, next)
    setChosen(next)
  }
  return [isDark, toggle]
}
