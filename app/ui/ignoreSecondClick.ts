import type { MouseEvent } from 'react'

/** For what may open under the pointer: the second click of the double click that opened it chooses nothing. */
export function ignoreSecondClick(event: MouseEvent): void {
  if (event.detail < 2) return
  event.preventDefault()
  event.stopPropagation()
}
