import type { CustomCellEditorProps } from 'ag-grid-react'
import type { ComponentType } from 'react'
import type { ColumnKind, LedgerSchema } from '../model/ledger/schema'
import { asCellEditor } from './editors/asCellEditor'
import { DateEditor } from './editors/DateEditor'
import { DepartmentEditor } from './editors/DepartmentEditor'
import type { EditorProps } from './editors/EditorProps'
import { FlagEditor } from './editors/FlagEditor'
import { LinksEditor } from './editors/LinksEditor'
import { LongTextEditor } from './editors/LongTextEditor'
import { OptionEditor } from './editors/OptionEditor'
import { StatusEditor } from './editors/StatusEditor'
import type { GridContext } from './GridContext'
import type { GridRow } from './rows'

/** How cells of a kind are edited in the grid. */
interface KindCells {
  /** Opened over the cell, or under it; without one it is typed by the input that lies over it (CellInput), or not at all. */
  editor?: ComponentType<CustomCellEditorProps<GridRow, unknown, GridContext>>
  position?: 'over' | 'under'
  /** The editor gives Enter a meaning of its own. */
  takesEnter?: true
  isTypedInline?: true
}

const popup = (Editor: ComponentType<EditorProps>): KindCells => ({
  editor: asCellEditor(Editor),
  position: 'under',
  takesEnter: true,
})
const notEdited: KindCells = {}

export const kindCells: Readonly<Record<ColumnKind, KindCells>> = {
  short: { isTypedInline: true },
  text: { editor: LongTextEditor, position: 'over' },
  department: popup(DepartmentEditor),
  departments: popup(DepartmentEditor),
  status: popup(StatusEditor),
  date: popup(DateEditor),
  links: popup(LinksEditor),
  number: { isTypedInline: true },
  choice: popup(OptionEditor),
  choices: popup(OptionEditor),
  flag: popup(FlagEditor),
  computed: notEdited,
  stream: notEdited,
  parent: notEdited,
  order: notEdited,
}

export function isTypedInline(schema: LedgerSchema, column: string): boolean {
  const kind = schema.kindOf(column)
  return kind !== null && kindCells[kind].isTypedInline === true
}
