import type { ReactNode } from 'react'
import { textEdit } from '../../model/text/mergeText'
import type { Since } from '../../model/history/sinceLast'
import { lookOf, type Pen } from './pens'

interface MarkedProps {
  /** What stands there now; its text. */
  text: string
  since: Since | null
  /** What stood there, as text. */
  before: string
  /** How its editor is told from others. */
  pen: Pen
  /** A long text is marked where it differs; anything else as a whole. */
  isLong?: boolean
  children?: ReactNode
}

/** A text with what is new in it underlined in its editor's colour, and what gave way struck out before it. */
export function Marked({ text, since, before, pen, isLong = false, children }: MarkedProps) {
  if (!since) return <>{children ?? text}</>
  const edit = isLong ? textEdit(before, text) : { start: 0, removed: before.length, inserted: text }
  const removed = before.slice(edit.start, edit.start + edit.removed)
  return (
    <span {...lookOf(pen)} title={since.by || undefined}>
      {text.slice(0, edit.start)}
      {removed && <del>{removed}</del>}
      {edit.inserted && <ins>{children ?? edit.inserted}</ins>}
      {text.slice(edit.start + edit.inserted.length)}
    </span>
  )
}
