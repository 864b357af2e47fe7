import { useCallback, useEffect, useState } from 'react'

const key = 'luoshi/meeting-theme'

/** Dark, as a darkened room wants it, or light: remembered by this browser. */
export function useTheme(): [isDark: boolean, toggle: () => void] {
  const [isDark, setDark] = useState(true)
  useEffect(() => setDark(localStorage.getItem(key) !== 'light'), [])
  const toggle = useCallback(() => {
    setDark((was) => {
      localStorage.setItem(key, was ? 'light' : 'dark')
      return !was
    })
  }, [])
  return [isDark, toggle]
}
