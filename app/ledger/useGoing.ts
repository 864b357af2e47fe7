import { useCallback, useEffect, useRef, type RefObject } from 'react'
import type { GridPlace, LedgerGridHandle } from '../grid/gridHandle'
import type { View } from '../model/view/view'
import type { LedgerStore } from '../sync/LedgerStore'
import type { Folding } from './useFolding'
import type { Visible } from './useVisible'

interface GoingHost {
  grid: RefObject<LedgerGridHandle>
  store: LedgerStore
  view: View
  changeView(view: View): void
  visible: Visible
  folding: Folding
}

export interface Going {
  /** Shows another view. */
  show(view: View): void
  /** Unfolds what hides a row, or will hide one that was just added, and goes there. */
  reveal(place: GridPlace): void
  /** The same, out of a view in which the row is not seen. */
  goTo(place: GridPlace): void
  /** To a row that stands in the view, unless one works by the buttons: then the focus stays there. */
  followTo(place: GridPlace): void
}

/** How this person gets to a place in the grid. */
export function useGoing({ grid, store, view, changeView, visible, folding }: GoingHost): Going {
  const { places, groups, changes } = visible
  const { unfold } = folding
  // A row that was just added stands nowhere yet: what it would be folded away under is asked once it does.
  const toUnfold = useRef<string | null>(null)
  const unfoldAbove = useCallback(() => {
    const above = toUnfold.current === null ? [] : places.above(toUnfold.current)
    if (above.length === 0) return
    toUnfold.current = null
    unfold(above)
  }, [places, unfold])
  useEffect(unfoldAbove, [unfoldAbove])
  const show = (next: View) => {
    grid.current?.show(next)
    changeView(next)
  }
  const reveal = useCallback(
    (place: GridPlace) => {
      toUnfold.current = place.item
      unfoldAbove()
      grid.current?.reveal(place)
    },
    [grid, unfoldAbove],
  )
  return {
    show,
    reveal,
    goTo(place) {
      const entry = store.entry(place.item)
      if (!entry) return
      const isThere = groups.some(({ items }) =>
        items.some((item) => [item, ...item.children].some((row) => row.entry === entry)),
      )
      if (!isThere) {
        show({ ...view, stream: '', search: '', filters: {}, department: '', since: '', open: [] })
        changes.show(null)
      }
      reveal(place)
    },
    followTo: useCallback(
      (place) => {
        if (document.activeElement?.closest('.ledger-grid')) grid.current?.reveal(place)
      },
      [grid],
    ),
  }
}
