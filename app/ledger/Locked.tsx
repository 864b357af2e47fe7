import type { ReactNode } from 'react'
import { usePageContext } from '../grid/PageContext'
import type { StoredColumn } from '../model/ledger/columns'
import type { OutlineItem } from '../model/ledger/outline'

interface LockedProps {
  entry: OutlineItem
  column: StoredColumn
  children: ReactNode
}

/** What one may not change in the row's panel: it says why as its cell does, to the mouse and after an attempt. */
export function Locked({ entry, column, children }: LockedProps) {
  const { whyLocked, tellLocked } = usePageContext()
  return (
    <div title={whyLocked(entry, column) ?? undefined} onDoubleClick={() => tellLocked(entry.item.id, column)}>
      {children}
    </div>
  )
}
