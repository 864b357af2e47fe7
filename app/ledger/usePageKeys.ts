import { useEffect, useRef } from 'react'
import { isForPageWhileTyping, pageKeyOf, type PageKey } from '../grid/pageKeys'

/** Keys that are the same anywhere on the page, also when nothing has the focus. */
export function usePageKeys(run: Record<PageKey, () => void>): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = pageKeyOf(event)
      if (!key || !isForPage(event)) return
      event.preventDefault()
      latest.current[key]()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Undo is not taken from a field or an editor, which have their own, nor is a letter. */
function isForPage(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement
  if (event.defaultPrevented || event.isComposing || target.closest('dialog')) return false
  if (isForPageWhileTyping(event)) return true
  const isField = target.matches('input, textarea, select') || target.isContentEditable
  if (event.key === '?') return !isField
  // The input that waits in a cell for its first letter has nothing to undo yet.
  return !(isField && !target.matches('.cell-input:not(.cell-input--open)')) && target.closest('.popup-editor') === null
}
