import { autoJoin, chainCommands, setBlockType, toggleMark } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import type { ResolvedPos } from 'prosemirror-model'
import { liftListItem, wrapInList } from 'prosemirror-schema-list'
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
} from 'prosemirror-tables'
import { sheetSchema } from './sheetSchema'

const { paragraph, heading, list, entry, table, table_row, table_cell, table_header, line_break } = sheetSchema.nodes
const { bold } = sheetSchema.marks

/** Names of what can be done; the words have the same keys. */
export const sheetTools = ['title', 'heading', 'text', 'list', 'bold'] as const
export const tableTools = [
  'insertTable',
  'rowAbove',
  'rowBelow',
  'deleteRow',
  'columnLeft',
  'columnRight',
  'deleteColumn',
  'deleteTable',
] as const
export const historyTools = ['undo', 'redo'] as const
export type SheetTool = (typeof sheetTools)[number] | (typeof tableTools)[number] | (typeof historyTools)[number]

export interface SheetCommand {
  run: Command
  /** As ProseMirror names keys. */
  key?: string
  isOn?(state: EditorState): boolean
}

/** What a new table has, its header among the rows. */
const [newRows, newColumns] = [3, 3]

/** All that the toolbar and the keys do to the sheet. */
export const sheetCommands: Record<SheetTool, SheetCommand> = {
  title: { run: toHeading(1), key: 'Mod-Alt-1', isOn: (state) => isHeading(state, 1) },
  heading: { run: toHeading(2), key: 'Mod-Alt-2', isOn: (state) => isHeading(state, 2) },
  text: {
    run: chainCommands(liftListItem(entry), setBlockType(paragraph)),
    key: 'Mod-Alt-0',
    isOn: ({ selection: { $from } }) => $from.parent.type === paragraph && !isInList($from),
  },
  list: {
    run: chainCommands(liftListItem(entry), inTurn(setBlockType(paragraph), joined(wrapInList(list)))),
    key: 'Mod-Shift-8',
    isOn: ({ selection: { $from } }) => isInList($from),
  },
  bold: { run: toggleMark(bold), key: 'Mod-b', isOn: isBold },
  insertTable: { run: insertTable },
  rowAbove: { run: addRowBefore },
  rowBelow: { run: addRowAfter },
  deleteRow: { run: deleteRow },
  columnLeft: { run: addColumnBefore },
  columnRight: { run: addColumnAfter },
  deleteColumn: { run: deleteColumn },
  deleteTable: { run: deleteTable },
  undo: { run: undo, key: 'Mod-z' },
  redo: { run: redo, key: 'Mod-y' },
}

/** Tab in a table; in its last cell it adds a row, as in Word. Elsewhere the key is the page's. */
export const nextCell: Command = chainCommands(goToNextCell(1), (state, dispatch) => {
  if (!isInTable(state)) return false
  if (!dispatch) return true
  return addRowAfter(state, (tr) => {
    const added = state.apply(tr)
    return goToNextCell(1)(added, (move) =>
      dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(move.selection.from)))),
    )
  })
})
export const previousCell: Command = goToNextCell(-1)

/** A line within a paragraph; headings have one line. */
export const breakLine: Command = (state, dispatch) => {
  if (state.selection.$from.parent.type !== paragraph) return state.selection.$from.parent.type === heading
  dispatch?.(state.tr.replaceSelectionWith(line_break.create(), true).scrollIntoView())
  return true
}

/** Backspace at the start of an entry or a heading makes it plain text first. */
export const toTextAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0) return false
  if (isInList($from) && $from.index(-1) === 0) return liftListItem(entry)(state, dispatch)
  return $from.parent.type === heading && setBlockType(paragraph)(state, dispatch)
}

function toHeading(level: 1 | 2): Command {
  return inTurn(liftListItem(entry), setBlockType(heading, { level }))
}

function joined(command: Command): Command {
  return autoJoin(command, (a, b) => a.type === list && b.type === list)
}

/** Does what of these can be done, each on what the one before left, as one step. */
function inTurn(...commands: Command[]): Command {
  return (state, dispatch) => {
    let current = state
    const parts: Transaction[] = []
    for (const command of commands) {
      command(current, (part) => {
        current = current.apply(part)
        parts.push(part)
      })
    }
    const [whole, ...rest] = parts
    if (!whole) return false
    for (const step of rest.flatMap(({ steps }) => steps)) whole.step(step)
    dispatch?.(whole)
    return true
  }
}

function insertTable(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const { $from } = state.selection
  if (isInTable(state)) return false
  if (!dispatch) return true
  const row = (kind: typeof table_cell) =>
    table_row.create(
      null,
      Array.from({ length: newColumns }, () => kind.createAndFill()!),
    )
  const node = table.create(null, [row(table_header), ...Array.from({ length: newRows - 1 }, () => row(table_cell))])
  const isEmpty = $from.depth === 1 && $from.parent.content.size === 0
  const at = isEmpty ? $from.before(1) : $from.after(1)
  const tr = state.tr.replaceWith(at, isEmpty ? $from.after(1) : at, node)
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView())
  return true
}

function isHeading({ selection: { $from } }: EditorState, level: number): boolean {
  return $from.parent.type === heading && $from.parent.attrs.level === level
}

function isInList($at: ResolvedPos): boolean {
  return $at.depth > 1 && $at.node(-1).type === entry
}

function isBold({ selection: { from, to, empty, $from }, storedMarks, doc }: EditorState): boolean {
  return empty ? bold.isInSet(storedMarks ?? $from.marks()) !== undefined : doc.rangeHasMark(from, to, bold)
}
