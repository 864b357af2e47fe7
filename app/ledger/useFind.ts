import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react'
import type { Found } from '../grid/find/Found'
import type { GridPlace, LedgerGridHandle } from '../grid/gridHandle'
import { gridColumns } from '../grid/columnLayout'
import type { Reading } from '../reading/reading'
import type { ColumnId } from '../model/ledger/columns'
import { createFinder, nextHit, type FindOrder, type Hit } from '../model/view/find'
import type { VisibleGroup } from '../model/view/visibleRows'

export interface Find {
  isOpen: boolean
  /** How many times it was asked for: again while it stands, it takes the keyboard. */
  asked: number
  wanted: string
  hits: readonly Hit[]
  /** The hit at which one is; null when somebody has changed it since, or there is none. */
  now: Hit | null
  /** Does the grid show this column? */
  isShown(column: ColumnId): boolean
  open(): void
  /** Gives the keyboard back to the grid, at the hit, or where one was. */
  close(): void
  look(wanted: string): void
  /** `isLook`: the focus stays where it is. */
  walk(by: 1 | -1, isLook: boolean): void
}

interface FindHost {
  found: Found
  visible: readonly VisibleGroup[]
  reading: Reading
  grid: RefObject<LedgerGridHandle>
  /** Ids of the grid's columns as they stand, left to right. */
  shownColumns: readonly ColumnId[]
  /** Unfolds what hides a row, and goes there. */
  goTo(place: GridPlace): void
}

const isSame = (a: Hit | null, b: Hit | null) => a?.item === b?.item && a?.column === b?.column

/** Finds text in all rows of the present view, folded ones and hidden columns too, while others go on editing. */
export function useFind({ found, visible, reading, grid, shownColumns, goTo }: FindHost): Find {
  const [isOpen, setOpen] = useState(false)
  const [asked, setAsked] = useState(0)
  const [wanted, setWanted] = useState('')
  const [place, setPlace] = useState<Hit | null>(null)
  const { schema } = reading
  const find = useMemo(() => createFinder(reading.cellText), [reading])
  const rows = useMemo(
    () =>
      visible.flatMap(({ items }) =>
        items.flatMap(({ entry, children }) => [entry, ...children.map((child) => child.entry)]),
      ),
    [visible],
  )
  const columns = useMemo(
    () => [...shownColumns, ...gridColumns(schema).filter((column) => !shownColumns.includes(column))],
    [shownColumns, schema],
  )
  const order = (): FindOrder => ({ rows: rows.map(({ item }) => item.id), columns })
  const hits = useMemo(() => (isOpen ? find(rows, columns, wanted) : []), [isOpen, find, rows, columns, wanted])
  const now = hits.find((hit) => isSame(hit, place)) ?? null
  const isShown = useCallback((column: ColumnId) => shownColumns.includes(column), [shownColumns])

  useEffect(
    () => found.set(hits, now && { ...now, column: isShown(now.column) ? now.column : 'title' }),
    [found, hits, now, isShown],
  )

  const focused = (): Hit | null => {
    const at = grid.current?.focused()
    return at?.column ? { item: at.item, column: at.column } : null
  }
  const go = (hit: Hit | null, isLook: boolean) => {
    setPlace(hit)
    if (hit) goTo({ item: hit.item, column: isShown(hit.column) ? hit.column : 'title', isLook })
  }
  return {
    isOpen,
    asked,
    wanted,
    hits,
    now,
    isShown,
    open() {
      if (!isOpen) setPlace(focused())
      setOpen(true)
      setAsked((times) => times + 1)
    },
    close() {
      const back = now ?? focused()
      setOpen(false)
      if (back) goTo({ item: back.item, column: isShown(back.column) ? back.column : 'title' })
    },
    look(next) {
      setWanted(next)
      const at = order()
      const all = find(rows, at.columns, next)
      const from = place ?? focused()
      go(all.find((hit) => isSame(hit, from)) ?? nextHit(all, at, from, 1) ?? place, true)
    },
    walk(by, isLook) {
      go(nextHit(hits, order(), place ?? focused(), by) ?? place, isLook)
    },
  }
}
