import { useState } from 'react'
import { useIsHydrated } from '../../ui/useIsHydrated'

const key = 'luoshi/meeting-theme'

/** Dark, as a darkened room wants it, or light: remembered by this browser. */
export function useTheme(): [isDark: boolean, toggle: () => void] {
  const isHydrated = useIsHydrated()
  const [isDark, setDark] = useState(() => typeof window === 'undefined' || localStorage.getItem(key) !== 'light')
  const toggle = () => {
    localStorage.setItem(key, isDark ? 'light' : 'dark')
    setDark(!isDark)
  }
  return [isDark || !isHydrated, toggle]
}
