import type { Node } from 'prosemirror-model'
import { Plugin, type EditorState, type Transaction } from 'prosemirror-state'
import { sheetSchema } from './sheetSchema'

const { paragraph, table, table_cell, table_header } = sheetSchema.nodes

/** A caret finds no place beside a table: there an empty paragraph stands, which is not stored. */
export function withRoom(blocks: readonly Node[]): Node[] {
  const room = blocks.flatMap((block, i) => (lacksRoom(block, blocks[i - 1]) ? [paragraph.create(), block] : [block]))
  return room.length === 0 || room.at(-1)!.type === table ? [...room, paragraph.create()] : room
}

function lacksRoom(block: Node, before: Node | undefined): boolean {
  return block.type === table && (before === undefined || before.type === table)
}

/** Keeps room beside tables, and of each table the first row, and no other, as its header. */
export const tidy = new Plugin({
  appendTransaction: (transactions, _before, state) =>
    transactions.some(({ docChanged }) => docChanged) ? tidied(state) : null,
})

function tidied({ tr, doc }: EditorState): Transaction | null {
  let before: Node | undefined
  for (const block of doc.children) {
    // Each step moves what comes behind it.
    const at = tr.doc.content.size - doc.content.size + startOf(doc, block)
    if (block.type === table) setHeader(tr, block, at)
    if (lacksRoom(block, before)) tr.insert(at, paragraph.create())
    before = block
  }
  if (before?.type === table) tr.insert(tr.doc.content.size, paragraph.create())
  return tr.docChanged ? tr : null
}

function setHeader(tr: Transaction, block: Node, at: number): void {
  block.forEach((row, offset, number) => {
    const type = number === 0 ? table_header : table_cell
    row.forEach((cell, inRow) => {
      if (cell.type !== type) tr.setNodeMarkup(at + offset + inRow + 2, type, cell.attrs)
    })
  })
}

function startOf(doc: Node, block: Node): number {
  let at = 0
  for (const child of doc.children) {
    if (child === block) break
    at += child.nodeSize
  }
  return at
}
