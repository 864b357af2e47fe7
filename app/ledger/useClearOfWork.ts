import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** What somebody works on: the row in hand, and the editor that is open. */
const work = '.ledger-grid .ag-cell-focus, .popup-editor'
/** Between what is placed and the grid's end, px. */
const gap = 16

/** Whether what lies over the grid's foot must stand at its head, to hide nothing of what is being worked on. */
export function useClearOfWork(): [RefObject<HTMLDivElement>, boolean] {
  const own = useRef<HTMLDivElement>(null)
  const [isAtHead, setAtHead] = useState(false)
  useLayoutEffect(() => {
    const place = () => {
      const grid = own.current?.closest('.ledger__grid')?.getBoundingClientRect()
      if (!own.current || !grid) return
      const foot = grid.bottom - own.current.offsetHeight - gap
      const isHidden = ({ top, bottom }: DOMRect) => bottom > foot && top < grid.bottom
      setAtHead([...document.querySelectorAll(work)].some((element) => isHidden(element.getBoundingClientRect())))
    }
    place()
    // The grid says a moment later which of its cells has the focus.
    const later = () => void requestAnimationFrame(place)
    const events = ['focusin', 'scroll', 'resize'] as const
    for (const event of events) addEventListener(event, later, true)
    return () => {
      for (const event of events) removeEventListener(event, later, true)
    }
  }, [])
  return [own, isAtHead]
}
