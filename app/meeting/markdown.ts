import type { MinutesBlock } from '../model/meeting/minutes'
import { minutesFromMarkdown } from '../model/meeting/minutesMarkdown'

/** A stretch of text; line breaks stand in it as they are. */
export interface Span {
  text: string
  isBold: boolean
}

export type MarkdownNode =
  | { kind: 'heading'; level: 1 | 2; spans: Span[] }
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'list'; entries: Span[][] }
  | { kind: 'table'; header: Span[][]; rows: Span[][][] }

/** Minutes as a tree for a page to show: what minutesMarkdown writes, and bold, which people add. All else stays text. */
export function markdownTree(text: string): MarkdownNode[] {
  return minutesFromMarkdown(text).map(nodeOf)
}

function nodeOf(block: MinutesBlock): MarkdownNode {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: block.level, spans: spansOf(block.text) }
    case 'paragraph':
      return { kind: 'paragraph', spans: spansOf(block.text) }
    case 'list':
      return { kind: 'list', entries: block.entries.map(spansOf) }
    case 'table':
      return { kind: 'table', header: block.header.map(spansOf), rows: block.rows.map((row) => row.map(spansOf)) }
  }
}

/** `**bold**` has no space inside its asterisks; a pair that does not close is text. */
function spansOf(text: string): Span[] {
  const parts = text.split(/\*\*(?=\S)([^*]*[^*\s])\*\*/)
  return parts.map((part, i) => ({ text: part, isBold: i % 2 === 1 })).filter((span) => span.text !== '')
}
