import { useEffect, useRef, type RefObject } from 'react'
import type { LedgerGridHandle } from '../grid/gridHandle'
import type { UndoStack } from '../model/ledger/undoStack'
import type { Going } from './useGoing'

interface AddedRowHost {
  grid: RefObject<LedgerGridHandle>
  undoStack: UndoStack
  undo(): void
  reveal: Going['reveal']
}

/** The row that was added last, until something else is done: its title is typed next, and Esc there takes it away again. */
export function useAddedRow({ grid, undoStack, undo, reveal }: AddedRowHost) {
  const added = useRef<{ item: string; cameFrom: string | null } | null>(null)
  useEffect(() => undoStack.subscribe(() => (added.current = null)), [undoStack])
  return {
    onAdded(item: string) {
      added.current = { item, cameFrom: grid.current?.focused()?.item ?? null }
      reveal({ item, column: 'title', isOpened: true })
    },
    takeEmptyAway(item: string) {
      if (added.current?.item !== item) return
      const { cameFrom } = added.current
      undo()
      if (cameFrom) reveal({ item: cameFrom, column: 'title' })
    },
  }
}
