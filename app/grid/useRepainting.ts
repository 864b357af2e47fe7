import type { GridApi } from 'ag-grid-community'
import { useEffect } from 'react'
import type { LedgerStore } from '../sync/LedgerStore'
import type { GridRow } from './rows'

/** Repaints the cells that changed, all of a frame's at once, and lets those that others changed breathe. */
export function useRepainting(api: { current: GridApi<GridRow> | null }, store: LedgerStore): void {
  useEffect(() => {
    let changed = new Set<string>()
    let isShape = false
    let byOthers = new Map<string, Set<string>>()
    let frame = 0
    const repaint = () => {
      frame = 0
      const grid = api.current
      const [rows, all, others] = [changed, isShape, byOthers]
      changed = new Set()
      isShape = false
      byOthers = new Map()
      if (!grid) return
      // A cell that is drawn later is drawn as it is then.
      const drawn = new Map(grid.getRenderedNodes().map((node) => [node.id, node]))
      const nodes = all
        ? [...drawn.values()]
        : [...rows].map((id) => drawn.get(id)).filter((node) => node !== undefined)
      // A row's status and date decide its light, its title may fold: a row's cells are few, so all of them are asked.
      grid.refreshCells({ rowNodes: nodes, force: true, suppressFlash: true })
      for (const [id, columnIds] of others) {
        const node = drawn.get(id)
        if (node)
          grid.flashCells({ rowNodes: [node], columns: [...columnIds].filter((column) => grid.getColumn(column)) })
      }
    }
    const unsubscribe = store.subscribe((change) => {
      // As long as the grid has no rows, all that it draws is drawn as it is then.
      if (!api.current || api.current.getDisplayedRowCount() === 0) return
      isShape ||= change.isShape
      for (const [id, columnIds] of change.rows) {
        changed.add(id)
        // An item says how far its sub-items are.
        const parent = store.item(id)?.parent
        if (parent) changed.add(parent)
        if (!change.isOwn && columnIds) byOthers.set(id, new Set([...(byOthers.get(id) ?? []), ...columnIds]))
      }
      frame ||= requestAnimationFrame(repaint)
    })
    return () => {
      unsubscribe()
      cancelAnimationFrame(frame)
    }
  }, [api, store])
}
