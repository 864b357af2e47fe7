import { useLayoutEffect, type ReactNode } from 'react'

/**
 * Hands to React what was typed or chosen before it woke. The page comes from the server with its fields, and people use
 * them at once; React would go on from what the server wrote, and write that over theirs at its next rendering. This
 * wraps the whole page: its effect runs once all fields are React's, and before anything is rendered anew. Ticks and
 * text areas need none of it: no page comes with ones whose value React keeps.
 */
export function EarlyInput({ children }: { children: ReactNode }) {
  useLayoutEffect(() => {
    document.querySelectorAll('input').forEach(handOverText)
    document.querySelectorAll('select').forEach(handOverChoice)
  }, [])
  return children
}

/** React hears of a text only when it differs from the one that it saw last: so it is shown the server's first. */
function handOverText(field: HTMLInputElement): void {
  const typed = field.value
  if (['hidden', 'file', 'checkbox', 'radio'].includes(field.type) || typed === field.defaultValue) return
  const { selectionStart, selectionEnd } = field
  field.value = field.defaultValue
  // Past the property that React lays over the element's own in order to see what is written.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, typed)
  // Fields of dates and the like have no caret to set.
  if (selectionStart !== null && field === document.activeElement) field.setSelectionRange(selectionStart, selectionEnd)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

function handOverChoice(field: HTMLSelectElement): void {
  const byServer = [...field.options].find((option) => option.defaultSelected) ?? field.options[0]
  if (byServer && !byServer.selected) field.dispatchEvent(new Event('change', { bubbles: true }))
}
