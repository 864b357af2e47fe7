import type { CustomCellRendererProps } from 'ag-grid-react'
import { useEffect, type ComponentType, type ReactNode } from 'react'
import type { ColumnId } from '../model/ledger/columns'
import type { ColumnKind } from '../model/ledger/schema'
import { changesText } from './changesAt'
import type { GridContext } from './GridContext'
import type { GridRow } from './rows'

type Cell = CustomCellRendererProps<GridRow, unknown, GridContext>

/** Texts that the cell may cut off. */
const cut: readonly (ColumnKind | null)[] = ['short', 'text', 'links', 'choices']

/**
 * A cell that changed since the moment with which the ledger is compared: as ever, and what it was, who changed it and
 * when, in the tooltip and to screen readers.
 */
export function ChangedCell({ inner: Inner, ...cell }: Cell & { inner: ComponentType<Cell> }): ReactNode {
  const { data, column, context, value, setTooltip } = cell
  const id = column!.getColId() as ColumnId
  const text = changesText(data!.key, id, context)
  const present = cut.includes(context.reading.schema.kindOf(id)) && typeof value === 'string' ? value : ''
  useEffect(() => setTooltip([present, text].filter(Boolean).join('\n\n'), () => true), [setTooltip, present, text])
  return (
    <>
      <Inner {...cell} />
      <span className="visually-hidden">{text}</span>
    </>
  )
}
