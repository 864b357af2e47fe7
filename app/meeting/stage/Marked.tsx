import type { CSSProperties, ReactNode } from 'react'
import { textEdit } from '../../model/text/mergeText'
import type { Since } from '../../model/history/sinceLast'

interface MarkedProps {
  /** What stands there now; its text. */
  text: string
  since: Since | null
  /** What stood there, as text. */
  before: string
  /** The editor's colour; undefined: the ink's blue. */
  colour: string | undefined
  /** A long text is marked where it differs; anything else as a whole. */
  isLong?: boolean
  children?: ReactNode
}

/** A text with what is new in it underlined in its editor's colour, and what gave way struck out before it. */
export function Marked({ text, since, before, colour, isLong = false, children }: MarkedProps) {
  if (!since) return <>{children ?? text}</>
  const style = colour ? ({ '--editor': colour } as CSSProperties) : undefined
  const edit = isLong ? textEdit(before, text) : { start: 0, removed: before.length, inserted: text }
  const removed = before.slice(edit.start, edit.start + edit.removed)
  return (
    <span className="marked" style={style} title={since.by || undefined}>
      {text.slice(0, edit.start)}
      {removed && <del>{removed}</del>}
      {edit.inserted && <ins>{children ?? edit.inserted}</ins>}
      {text.slice(edit.start + edit.inserted.length)}
    </span>
  )
}
