import { useEffect, useState, type RefObject } from 'react'
import { createPortal, flushSync } from 'react-dom'
import type { LedgerGridHandle } from '../grid/gridHandle'
import type { Reading } from '../reading/reading'
import { countFound, type VisibleGroup } from '../model/view/visibleRows'
import type { LedgerStore } from '../sync/LedgerStore'
import { LedgerTable, sectionsOf } from './LedgerTable'

interface PrintedLedgerProps {
  title: string
  store: LedgerStore
  reading: Reading
  visible: readonly VisibleGroup[]
  /** Whose columns are printed, as wide beside each other. */
  grid: RefObject<LedgerGridHandle | null>
}

/**
 * The view as it is printed: the grid draws only the rows in sight, so that for the time of printing a table with all of
 * them, folded ones too, stands in its place (print.css).
 */
export function PrintedLedger({ title, store, reading, visible, grid }: PrintedLedgerProps) {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    // The browser takes the page as it is when this returns.
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  const { current } = grid
  if (!isPrinting || !current) return null
  const ids = current.shownColumns()
  const whole = ids.reduce((sum, id) => sum + current.widthOf(id), 0)
  const columns = ids.map((id) => ({ id, width: `${(100 * current.widthOf(id)) / whole}%` as const }))
  return createPortal(
    <section className="printed">
      <h1>{title}</h1>
      <p>
        {reading.momentText(Date.now())} · {reading.t('ledger.items', { count: countFound(visible) })}
      </p>
      <LedgerTable
        store={store}
        reading={reading}
        sections={sectionsOf(visible, 0, Infinity)}
        columns={columns}
        rowHeight={0}
      />
    </section>,
    document.body,
  )
}
