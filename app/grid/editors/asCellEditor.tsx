import type { CustomCellEditorProps } from 'ag-grid-react'
import { useCallback, type ComponentType } from 'react'
import type { StoredColumn } from '../../model/columns'
import type { CellValue } from '../../model/ledger'
import type { GridContext } from '../GridContext'
import type { GridRow } from '../rows'
import { Edited } from './Edited'
import type { EditorProps } from './EditorProps'

/** An editor as the grid opens it over a cell. */
export function asCellEditor(Editor: ComponentType<EditorProps>): ComponentType<CustomCellEditorProps<GridRow, unknown, GridContext>> {
  return function CellEditor({ api, context, data, column, stopEditing, onValueChange }) {
    const change = useCallback((value: CellValue) => onValueChange(new Edited(value)), [onValueChange])
    return (
      <Editor
        context={context} item={data.key} column={column.getColId() as StoredColumn} change={change}
        done={(by) => stopEditing(false, by)} leave={() => stopEditing(true)} drop={() => api.stopEditing(true)}
      />
    )
  }
}
