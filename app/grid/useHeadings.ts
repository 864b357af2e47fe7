import type { GridApi } from 'ag-grid-community'
import { useEffect } from 'react'
import type { Places } from './places'
import type { GridRow } from './rows'

/** Repaints what depends on how rows stand: headings, and titles, which may name the item above them. */
export function useHeadings(api: { current: GridApi<GridRow> | null }, places: Places): void {
  useEffect(() => {
    const grid = api.current
    if (!grid) return
    const nodes = grid.getRenderedNodes()
    grid.refreshCells({ rowNodes: nodes.filter(({ data }) => data?.kind !== 'item'), force: true })
    grid.refreshCells({
      rowNodes: nodes.filter(({ data }) => data?.kind === 'item'),
      columns: ['title'],
      force: true,
      suppressFlash: true,
    })
  }, [api, places])
}
