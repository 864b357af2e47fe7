import type { EditorView } from 'prosemirror-view'
import { useEffect, useReducer, useRef, useState, type ReactNode } from 'react'
import { useLatest } from '../../ui/useLatest'
import { createSheet } from './createSheet'
import { SheetToolbar } from './SheetToolbar'

export interface SheetProps {
  /** As it is opened; what comes later is told by `onText` and not taken. */
  text: string
  label: string
  hint: string
  onText(text: string): void
  /** What stands at the end of the bar. */
  actions: ReactNode
}

/** Minutes as a page that is written on, with its tools. */
export function Sheet({ text, label, hint, onText, actions }: SheetProps) {
  const place = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditorView | null>(null)
  const [, drawTools] = useReducer((count: number) => count + 1, 0)
  const latest = useLatest(onText)
  const [first] = useState(text)
  useEffect(() => {
    const made = createSheet({
      place: place.current!,
      text: first,
      label,
      hint,
      onState: drawTools,
      onText: (written) => latest()(written),
    })
    setView(made)
    return () => made.destroy()
  }, [first, label, hint, latest])
  return (
    <>
      <div className="minutes-editor__bar">
        {view && <SheetToolbar view={view} />}
        <div className="minutes-editor__actions">{actions}</div>
      </div>
      <div ref={place} className="minutes-sheet minutes-sheet--open" />
    </>
  )
}
