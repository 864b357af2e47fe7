import { useEffect, useRef, type RefObject } from 'react'

/** For a menu whose buttons do away with themselves: it takes the keyboard, so that Escape and Tab go on working there. */
export function useKeptFocus(): RefObject<HTMLDivElement> {
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { activeElement } = document
    if (activeElement === document.body || activeElement?.matches(':disabled')) menu.current?.focus()
  })
  return menu
}
