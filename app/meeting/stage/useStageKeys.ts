import { useEffect, useRef } from 'react'
import type { DecisionKind } from '../../model/meeting/meeting'

/** What opens each kind of decision with one key. */
export const kindKeys: Record<DecisionKind, string> = {
  decision: 'N',
  return: 'R',
  close: 'C',
  defer: 'P',
  extend: 'E',
  assign: 'A',
}

export interface StageKeys {
  step(by: 1 | -1): void
  goToEnd(slide: 'opening' | 'closing'): void
  /** The n-th entry that is not skipped, from 1 on. */
  goToNumber(number: number): void
  /** Null where one may not. */
  decide: ((kind: DecisionKind) => void) | null
  skip: (() => void) | null
  fullScreen(): void
  theme(): void
  showKeys(): void
}

/** A number's digits belong together for so long (ms). */
const digitPause = 700

/** The meeting's keys, wherever nobody types; Alt, Ctrl and ⌘ stay the browser's. */
export function useStageKeys(keys: StageKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    let digits = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    const onDigit = (digit: string) => {
      digits += digit
      clearTimeout(timer)
      timer = setTimeout(() => {
        latest.current.goToNumber(Number(digits))
        digits = ''
      }, digitPause)
    }
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as Element
      if (
        event.isComposing ||
        event.altKey ||
        event.ctrlKey ||
        event.metaKey ||
        target.closest('input, textarea, select, dialog, [contenteditable="true"]')
      )
        return
      const { step, goToEnd, decide, skip, fullScreen, theme, showKeys } = latest.current
      // A button takes Space and Enter for itself.
      if (event.key === ' ' && target.closest('button, a, summary')) return
      const kind = (Object.keys(kindKeys) as DecisionKind[]).find((one) => kindKeys[one] === event.key.toUpperCase())
      if (['ArrowRight', 'PageDown', ' '].includes(event.key)) step(1)
      else if (['ArrowLeft', 'PageUp'].includes(event.key)) step(-1)
      else if (event.key === 'Home') goToEnd('opening')
      else if (event.key === 'End') goToEnd('closing')
      else if (/^\d$/.test(event.key)) onDigit(event.key)
      else if (kind && decide) decide(kind)
      else if (event.key.toUpperCase() === 'S' && skip) skip()
      else if (event.key.toUpperCase() === 'F') fullScreen()
      else if (event.key.toUpperCase() === 'D') theme()
      else if (event.key === '?' || event.key === '？') showKeys()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('keydown', onKey)
      clearTimeout(timer)
    }
  }, [])
}
