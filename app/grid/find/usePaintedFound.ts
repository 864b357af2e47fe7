import { useEffect, type RefObject } from 'react'
import type { Found } from './Found'

/**
 * Marks what was found on the cells that stand on the screen, without rendering any anew. Cells that come into sight
 * later ask by themselves, through their column's class rules.
 */
export function usePaintedFound(root: RefObject<HTMLElement>, found: Found): void {
  useEffect(() => {
    const paint = () => {
      for (const cell of root.current!.querySelectorAll<HTMLElement>('.ag-row[row-id] .ag-cell[col-id]')) {
        const item = cell.closest('.ag-row')!.getAttribute('row-id')!
        const column = cell.getAttribute('col-id')!
        cell.classList.toggle('cell--hit', found.has(item, column))
        cell.classList.toggle('cell--hit-now', found.isNow(item, column))
      }
    }
    return found.subscribe(paint)
  }, [root, found])
}
