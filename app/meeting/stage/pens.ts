import type { CSSProperties } from 'react'
import type { ChangeAuthor } from '../../model/history/sinceLast'

/** With what somebody's changes are underlined. */
export interface Pen {
  line: (typeof lines)[number]
  /** Undefined: the ink's blue, for those who are not in the ledger now. */
  colour: string | undefined
}

const lines = ['solid', 'dotted', 'double', 'dashed', 'wavy'] as const

/** A pen for each author of a slide, by name; two of them have different lines, up to five. */
export function pensOf(
  authors: readonly ChangeAuthor[],
  colourOf: (person: string) => string | undefined,
): (name: string) => Pen {
  const pens = new Map(
    authors.map(({ name, person }, i) => [name, { line: lines[i % lines.length]!, colour: colourOf(person) }]),
  )
  return (name) => pens.get(name) ?? { line: 'solid', colour: undefined }
}

/** The attributes of what is marked with a pen. */
export function lookOf({ line, colour }: Pen): { className: string; style?: CSSProperties } {
  return {
    className: `marked marked--${line}`,
    ...(colour ? { style: { '--editor': colour } as CSSProperties } : {}),
  }
}
