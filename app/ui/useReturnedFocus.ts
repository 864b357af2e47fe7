import { useEffect, useRef, type RefObject } from 'react'

/**
 * Gives the keyboard back to `target` when what fell from it closes, but never from where the person has gone on to
 * meanwhile. (Mantine's own `returnFocus` takes it 10 ms later, from whatever has it then.)
 */
export function useReturnedFocus(isOpen: boolean, menu: RefObject<HTMLElement>, target: RefObject<HTMLElement>): void {
  const wasOpen = useRef(false)
  useEffect(() => {
    const { activeElement } = document
    const isWithin = activeElement === document.body || menu.current?.contains(activeElement)
    if (wasOpen.current && !isOpen && isWithin) target.current?.focus({ preventScroll: true })
    wasOpen.current = isOpen
  }, [isOpen, menu, target])
}
