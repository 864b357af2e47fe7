import type { Node } from 'prosemirror-model'
import { TableMap } from 'prosemirror-tables'
import type { MinutesBlock, Span } from '../../model/meeting/minutes'
import { blockToMarkdown, readMarkdown } from '../../model/meeting/minutesMarkdown'
import { sheetSchema } from './sheetSchema'
import { withRoom } from './tidy'

/** Where a block of the sheet came from. */
interface Origin {
  source: string
  gap: string
  /** The block before it. */
  after: Node | null
}

/** Minutes as they were opened: what nobody touches is written as it was, sign by sign. */
export interface OpenedSheet {
  text: string
  doc: Node
  origins: WeakMap<Node, Origin>
}

const { nodes, marks } = sheetSchema

export function openSheet(text: string): OpenedSheet {
  const origins = new WeakMap<Node, Origin>()
  const blocks: Node[] = []
  for (const { block, source, gap } of readMarkdown(text)) {
    const node = nodeOf(block)
    origins.set(node, { source, gap, after: blocks.at(-1) ?? null })
    blocks.push(node)
  }
  return { text, doc: nodes.doc.create(null, withRoom(blocks)), origins }
}

/** The sheet as it is stored. */
export function sheetText({ text, doc: first, origins }: OpenedSheet, doc: Node): string {
  if (doc.eq(first)) return text
  let written = ''
  let before: Node | null = null
  for (const node of doc.children) {
    const origin = origins.get(node)
    const block = origin ? null : blockOf(node)
    if (!origin && !block) continue
    if (before) written += origin && origin.after === before ? origin.gap : '\n\n'
    written += origin ? origin.source : blockToMarkdown(block!)
    before = node
  }
  return written === '' ? '' : `${written}\n`
}

function nodeOf(block: MinutesBlock<Span[]>): Node {
  switch (block.kind) {
    case 'heading':
      return nodes.heading.create({ level: block.level }, inlineOf(block.text))
    case 'paragraph':
      return paragraphOf(block.text)
    case 'list':
      return nodes.list.create(
        null,
        block.entries.map((entry) => nodes.entry.create(null, paragraphOf(entry))),
      )
    case 'table': {
      const row = (cells: readonly Span[][], kind: typeof nodes.table_cell) =>
        nodes.table_row.create(
          null,
          cells.map((cell) => kind.create(null, paragraphOf(cell))),
        )
      return nodes.table.create(null, [
        row(block.header, nodes.table_header),
        ...block.rows.map((cells) => row(cells, nodes.table_cell)),
      ])
    }
  }
}

function paragraphOf(spans: readonly Span[]): Node {
  return nodes.paragraph.create(null, inlineOf(spans))
}

function inlineOf(spans: readonly Span[]): Node[] {
  return spans.flatMap(({ text, isBold }) => {
    const mark = isBold ? [marks.bold.create()] : []
    return text
      .split('\n')
      .flatMap((line, i) => [
        ...(i > 0 ? [nodes.line_break.create(null, null, mark)] : []),
        ...(line === '' ? [] : [sheetSchema.text(line, mark)]),
      ])
  })
}

/** Null where nothing is said. A table is there though its cells are empty. */
function blockOf(node: Node): MinutesBlock<Span[]> | null {
  switch (node.type) {
    case nodes.list: {
      const entries = node.children.map(spansOf).filter(says)
      return entries.length > 0 ? { kind: 'list', entries } : null
    }
    case nodes.table: {
      const [header, ...rows] = cellsOf(node)
      return { kind: 'table', header: header!, rows }
    }
    default: {
      const text = inlineSpans(node)
      if (!says(text)) return null
      return node.type === nodes.heading
        ? { kind: 'heading', level: node.attrs.level === 1 ? 1 : 2, text }
        : { kind: 'paragraph', text }
    }
  }
}

/** Row by row; of a cell that covers several the others say nothing. */
function cellsOf(table: Node): Span[][][] {
  const { width, height, map } = TableMap.get(table)
  const seen = new Set<number>()
  const cellAt = (at: number) => {
    const position = map[at]!
    if (seen.has(position)) return []
    seen.add(position)
    return spansOf(table.nodeAt(position)!)
  }
  return Array.from({ length: height }, (_, row) => Array.from({ length: width }, (_, i) => cellAt(row * width + i)))
}

/** Of what holds paragraphs: each is a line. */
function spansOf(holder: Node): Span[] {
  return holder.children.flatMap((paragraph, i) => [
    ...(i > 0 ? [{ text: '\n', isBold: false }] : []),
    ...inlineSpans(paragraph),
  ])
}

function inlineSpans({ children }: Node): Span[] {
  return children.map((node) => ({
    text: node.isText ? node.text! : '\n',
    isBold: marks.bold.isInSet(node.marks) !== undefined,
  }))
}

function says(spans: readonly Span[]): boolean {
  return spans.some(({ text }) => text.trim() !== '')
}
