import { baseKeymap, chainCommands } from 'prosemirror-commands'
import { history } from 'prosemirror-history'
import { inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { Fragment, Slice, type Node } from 'prosemirror-model'
import { splitListItem } from 'prosemirror-schema-list'
import { EditorState, Plugin, TextSelection, type Command } from 'prosemirror-state'
import { isInTable, tableEditing } from 'prosemirror-tables'
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view'
import { isShortCell } from '../shortCell'
import { pastedHtml } from './pastedHtml'
import { breakLine, nextCell, previousCell, sheetCommands, toTextAtStart } from './sheetCommands'
import { openSheet, sheetText } from './sheetDoc'
import { sheetSchema } from './sheetSchema'
import { tidy } from './tidy'

export interface SheetOptions {
  place: HTMLElement
  text: string
  /** Its name, for who hears the page. */
  label: string
  /** The id of what explains it. */
  hint: string
  /** Whatever happened: the caret moved, or something was typed. */
  onState(state: EditorState): void
  /** The minutes as they would be stored now. */
  onText(text: string): void
}

const { heading, list, entry, paragraph } = sheetSchema.nodes

/** Minutes to edit as the page that they are. */
export function createSheet({ place, text, label, hint, onState, onText }: SheetOptions): EditorView {
  const opened = openSheet(text)
  const view: EditorView = new EditorView(place, {
    state: EditorState.create({ doc: opened.doc, plugins }),
    attributes: {
      class: 'minutes',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': label,
      'aria-describedby': hint,
      spellcheck: 'false',
    },
    transformPastedHTML: pastedHtml,
    transformPasted: (slice, { state }) => (isInTable(state) || isInEntry(state) ? asParagraphs(slice) : slice),
    dispatchTransaction(transaction) {
      const { state, transactions } = view.state.applyTransaction(transaction)
      view.updateState(state)
      onState(state)
      if (transactions.some(({ docChanged }) => docChanged)) onText(sheetText(opened, state.doc))
    },
  })
  view.dispatch(view.state.tr.setSelection(TextSelection.atStart(view.state.doc)))
  view.focus()
  return view
}

const keys = Object.values(sheetCommands).flatMap(({ key, run }) => (key ? [[key, run] as const] : []))

const plugins = [
  inputRules({
    rules: [
      textblockTypeInputRule(/^(#{1,2})\s$/, heading, ([, signs]) => ({ level: signs!.length })),
      wrappingInputRule(/^[-*+]\s$/, list),
    ],
  }),
  keymap({
    ...Object.fromEntries<Command>(keys),
    'Mod-Shift-z': sheetCommands.redo.run,
    Tab: nextCell,
    'Shift-Tab': previousCell,
    Enter: splitListItem(entry),
    'Shift-Enter': breakLine,
    Backspace: chainCommands(undoInputRule, toTextAtStart),
  }),
  keymap(baseKeymap),
  history(),
  tableEditing(),
  tidy,
  new Plugin({ props: { decorations: ({ doc }) => DecorationSet.create(doc, shortCells(doc)) } }),
]

/** Set as `MinutesText` sets them. */
function shortCells(doc: Node): Decoration[] {
  const found: Decoration[] = []
  doc.descendants((node, at) => {
    const { tableRole } = node.type.spec as { tableRole?: string }
    if (tableRole === 'cell' || tableRole === 'header_cell') {
      if (isShortCell(node.textContent.length))
        found.push(Decoration.node(at, at + node.nodeSize, { class: 'minutes__short' }))
      return false
    }
    return tableRole !== undefined
  })
  return found
}

function isInEntry({ selection: { $from } }: EditorState): boolean {
  return $from.depth > 1 && $from.node(-1).type === entry
}

/** Cells and entries hold paragraphs alone; what is a table stays one. */
function asParagraphs(slice: Slice): Slice {
  const found: Node[] = []
  slice.content.descendants((node) => {
    found.push(node)
    return !node.isTextblock
  })
  const lines = found.filter(({ isTextblock }) => isTextblock)
  const isTable = found.some(({ type }) => type.spec.tableRole !== undefined)
  if (isTable || lines.length === 0) return slice
  const paragraphs = lines.map(({ content }) => paragraph.create(null, content))
  return new Slice(Fragment.from(paragraphs), 1, 1)
}
