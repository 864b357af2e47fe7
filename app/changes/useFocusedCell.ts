import { useEffect, useState } from 'react'
import { isColumnId, type ColumnId } from '../model/ledger/columns'

/** The grid's cell in which the keyboard is, or was before it left the grid; null before it has been in any. */
export function useFocusedCell(): { item: string; column: ColumnId } | null {
  const [cell, setCell] = useState<{ item: string; column: ColumnId } | null>(null)
  useEffect(() => {
    const take = (target: Element | null) => {
      const element = target?.closest('.ag-cell')
      const [item, column] = [element?.closest('[row-id]')?.getAttribute('row-id'), element?.getAttribute('col-id')]
      if (item && column && isColumnId(column)) setCell({ item, column })
    }
    const onFocusIn = ({ target }: FocusEvent) => take(target as Element | null)
    take(document.activeElement)
    document.addEventListener('focusin', onFocusIn)
    return () => document.removeEventListener('focusin', onFocusIn)
  }, [])
  return cell
}
