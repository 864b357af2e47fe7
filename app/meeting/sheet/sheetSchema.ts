import { Schema, type DOMOutputSpec } from 'prosemirror-model'
import { tableNodes } from 'prosemirror-tables'

const { table, table_row, table_cell, table_header } = tableNodes({
  tableGroup: 'block',
  cellContent: 'paragraph+',
  cellAttributes: {},
})

/**
 * Minutes as they are edited: what `MinutesBlock` has, and nothing else. They look as `MinutesText` sets them. A cell or
 * an entry of several paragraphs is one of several lines.
 */
export const sheetSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: (): DOMOutputSpec => ['p', 0] },
    heading: {
      content: 'text*',
      group: 'block',
      attrs: { level: { default: 2, validate: 'number' } },
      defining: true,
      parseDOM: [
        { tag: 'h1', attrs: { level: 1 } },
        { tag: '.minutes__title', attrs: { level: 1 } },
        { tag: 'h2, h3, h4, h5, h6', attrs: { level: 2 } },
      ],
      toDOM: ({ attrs: { level } }): DOMOutputSpec =>
        level === 1 ? ['h3', { class: 'minutes__title' }, 0] : ['h4', { class: 'minutes__heading' }, 0],
    },
    list: {
      content: 'entry+',
      group: 'block',
      parseDOM: [{ tag: 'ul' }, { tag: 'ol' }],
      toDOM: (): DOMOutputSpec => ['ul', 0],
    },
    entry: {
      content: 'paragraph+',
      defining: true,
      parseDOM: [{ tag: 'li' }],
      toDOM: (): DOMOutputSpec => ['li', 0],
    },
    table,
    table_row,
    table_cell,
    table_header: { ...table_header, toDOM: (): DOMOutputSpec => ['th', { scope: 'col' }, 0] },
    line_break: {
      group: 'inline',
      inline: true,
      selectable: false,
      leafText: () => '\n',
      parseDOM: [{ tag: 'br' }],
      toDOM: (): DOMOutputSpec => ['br'],
    },
    text: { group: 'inline' },
  },
  marks: {
    bold: {
      parseDOM: [{ tag: 'strong' }, { tag: 'b' }],
      toDOM: (): DOMOutputSpec => ['strong', 0],
    },
  },
})
