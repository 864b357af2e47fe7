import { useCallback, useEffect, useState, type RefObject } from 'react'
import type { LedgerGridHandle } from '../grid/gridHandle'
import type { PanelMore } from '../grid/PageContext'

export interface Panel {
  /** The row whose panel is open, and what it shows besides. */
  shown: ({ item: string } & PanelMore) | null
  open(item: string, more?: PanelMore): void
  toggle(item: string): void
  /** An open panel goes along with the row that one is on. */
  follow(item: string): void
  close(): void
}

/** Whether a row's panel is open, and whose. */
export function usePanel(grid: RefObject<LedgerGridHandle>): Panel {
  const [shown, setShown] = useState<Panel['shown']>(null)
  // It takes room from the grid: its row stays in sight.
  const item = shown?.item ?? null
  useEffect(() => {
    if (item !== null) requestAnimationFrame(() => grid.current?.reveal({ item, isLook: true }))
  }, [grid, item])
  return {
    shown,
    open: useCallback((next, more) => setShown({ item: next, ...more }), []),
    toggle: useCallback((next) => setShown((open) => (open?.item === next ? null : { item: next })), []),
    follow: useCallback((next) => setShown((open) => (open && open.item !== next ? { item: next } : open)), []),
    close: useCallback(() => setShown(null), []),
  }
}
