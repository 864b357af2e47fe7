import type { ReactNode } from 'react'
import type { Since } from '../../model/history/sinceLast'
import { stretches } from '../../model/text/stretches'
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
  const parts = isLong ? stretches(before, text) : null
  return (
    <span {...lookOf(pen)} title={since.by || undefined}>
      {parts ? (
        parts.map(({ kind, text: part }, i) =>
          kind === 'kept' ? part : kind === 'gone' ? <del key={i}>{part}</del> : <ins key={i}>{part}</ins>,
        )
      ) : (
        <>
          {before && <del>{before}</del>}
          {text && <ins>{children ?? text}</ins>}
        </>
      )}
    </span>
  )
}
