import type { CustomCellEditorProps } from 'ag-grid-react'
import { useCallback, type ComponentType } from 'react'
import type { StoredColumn } from '../../model/ledger/columns'
import type { GridContext } from '../GridContext'
import type { GridRow } from '../rows'
import type { EditorProps } from './EditorProps'
import type { Left } from './Left'
import { tabOn } from './tabOn'

/** An editor as the grid opens it over a cell. */
export function asCellEditor(
  Editor: ComponentType<EditorProps>,
): ComponentType<CustomCellEditorProps<GridRow, unknown, GridContext>> {
  return function CellEditor({ api, context, data, column, stopEditing, onValueChange }) {
    const change = useCallback((left: Left) => onValueChange(left), [onValueChange])
    const done = (by?: KeyboardEvent) => {
      stopEditing(by?.key !== 'Enter', by)
      if (by?.key === 'Tab') tabOn(api, by)
    }
    return (
      <Editor
        context={context}
        item={data.key}
        column={column.getColId() as StoredColumn}
        change={change}
        done={done}
        drop={() => api.stopEditing(true)}
      />
    )
  }
}
