import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** What somebody works on: the row in hand, and the editor that is open. */
const work = '.ledger-grid .ag-cell-focus, .popup-editor'

/** Whether what lies over the grid's foot must stand at its head, to hide nothing of what is being worked on. */
export function useClearOfWork(isShown: boolean): [RefObject<HTMLDivElement>, boolean] {
  const region = useRef<HTMLDivElement>(null)
  const [isAtHead, setAtHead] = useState(false)
  useLayoutEffect(() => {
    if (!isShown) return
    const place = () => {
      const own = region.current
      const grid = own?.parentElement?.getBoundingClientRect()
      if (!own || !grid) return
      const foot = grid.bottom - own.offsetHeight - gap
      const isHidden = ({ top, bottom }: DOMRect) => bottom > foot && top < grid.bottom
      setAtHead([...document.querySelectorAll(work)].some((element) => isHidden(element.getBoundingClientRect())))
    }
    place()
    const events = ['focusin', 'scroll', 'resize'] as const
    for (const event of events) addEventListener(event, place, true)
    return () => {
      for (const event of events) removeEventListener(event, place, true)
    }
  }, [isShown])
  return [region, isAtHead]
}

/** Between it and the grid's end, px. */
const gap = 16
