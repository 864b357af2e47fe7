import { useEffect, useState, type RefObject } from 'react'

/** On how many pages a text stands that flows through columns, one a page; 1 until it is measured, and where there are none. */
export function usePageCount(flow: RefObject<HTMLElement>): number {
  const [count, setCount] = useState(1)
  useEffect(() => {
    const measure = () => {
      const element = flow.current
      if (!element) return
      const gap = parseFloat(getComputedStyle(element).columnGap) || 0
      setCount(Math.max(1, Math.round((element.scrollWidth + gap) / (element.clientWidth + gap))))
    }
    measure()
    void document.fonts.ready.then(measure)
    const observer = new ResizeObserver(measure)
    observer.observe(flow.current!)
    return () => observer.disconnect()
  })
  return count
}
