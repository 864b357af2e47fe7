import type { CustomCellEditorProps } from 'ag-grid-react'
import { useCallback, useEffect, useRef, useState, type ComponentType } from 'react'
import type { StoredColumn } from '../../model/ledger/columns'
import { cellIn } from '../../model/ledger/rows'
import type { GridContext } from '../GridContext'
import type { GridRow } from '../rows'
import type { EditorProps } from './EditorProps'
import { fillsRange } from './fillsRange'
import { Left } from './Left'
import { tabOn } from './tabOn'

function leftAsIs({ store }: GridContext, item: string, column: StoredColumn): Left {
  const row = store.item(item)
  return new Left(row ? [{ item, column, value: cellIn(row, column) }] : [])
}

/** An editor as the grid opens it over a cell. */
export function asCellEditor(
  Editor: ComponentType<EditorProps>,
): ComponentType<CustomCellEditorProps<GridRow, unknown, GridContext>> {
  return function CellEditor({ api, context, data, column, stopEditing, onValueChange }) {
    const latest = useRef<Left | null>(null)
    const columnId = column.getColId() as StoredColumn
    const change = useCallback(
      (left: Left) => {
        latest.current = left
        onValueChange(left)
      },
      [onValueChange],
    )
    const [fills] = useState(() => context.fillCount())
    useEffect(
      () =>
        context.editors.opened({
          item: data.key,
          column: columnId,
          text: () => latest.current?.text(columnId) ?? '',
          drop: () => api.stopEditing(true),
        }),
      [api, context, data.key, columnId],
    )
    const done = (by?: KeyboardEvent | MouseEvent) => {
      if (by && fillsRange(by)) {
        by.preventDefault()
        const { edits } = latest.current ?? leftAsIs(context, data.key, columnId)
        api.stopEditing(true)
        return void context.fillRange(edits)
      }
      const key = by instanceof KeyboardEvent ? by : undefined
      stopEditing(key?.key !== 'Enter', key)
      if (key?.key === 'Tab') tabOn(api, key)
    }
    return (
      <Editor
        context={context}
        item={data.key}
        column={columnId}
        fills={fills}
        change={change}
        done={done}
        drop={() => api.stopEditing(true)}
      />
    )
  }
}
