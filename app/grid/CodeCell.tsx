import type { CustomCellRendererProps } from 'ag-grid-react'
import type { GridContext } from './GridContext'
import { OwnMark } from './OwnMark'
import type { GridRow } from './rows'

/** A row's number, and whether the row is one's own. */
export function CodeCell({ data, context, value }: CustomCellRendererProps<GridRow, unknown, GridContext>) {
  const entry = context.store.lastEntry(data!.key)
  return (
    <>
      {entry && <OwnMark item={entry.item} person={context.person} reading={context.reading} />}
      <span>{value as string}</span>
    </>
  )
}
