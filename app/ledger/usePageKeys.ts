import { useEffect, useRef } from 'react'

interface PageKeys {
  undo(): void
  redo(): void
  find(): void
  showKeys(): void
}

/** Keys that are the same anywhere on the page, also when nothing has the focus. */
export function usePageKeys(keys: PageKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => runPageKey(event, latest.current)
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Undo is not taken from a field or an editor, which have their own. */
function runPageKey(event: KeyboardEvent, { undo, redo, find, showKeys }: PageKeys): void {
  const key = event.key.toLowerCase()
  const target = event.target as Element
  if (event.defaultPrevented || event.isComposing || target.closest('dialog')) return
  const isCtrl = (event.ctrlKey || event.metaKey) && !event.altKey
  const isField = target.matches('input, textarea, select')
  const hasOwnUndo = (isField && !target.matches('.cell-input:not(.cell-input--open)')) || target.closest('.popup-editor') !== null
  if (event.key === 'F1' || (event.key === '?' && !isField)) showKeys()
  else if (isCtrl && key === 'f' && !event.shiftKey) find()
  else if (isCtrl && !hasOwnUndo && (key === 'y' || (key === 'z' && event.shiftKey))) redo()
  else if (isCtrl && !hasOwnUndo && key === 'z') undo()
  else return
  event.preventDefault()
}
