import type { GridApi } from 'ag-grid-community'
import { useEffect, useRef } from 'react'
import type { LedgerSchema } from '../model/ledger/schema'
import { placeNewColumns } from './placeNewColumns'
import type { GridRow } from './rows'

/** Columns that come while the page is open stand where the ledger has them. */
export function useNewColumns(api: { current: GridApi<GridRow> | null }, schema: LedgerSchema): void {
  const known = useRef(seenIn(schema))
  useEffect(() => {
    if (api.current) placeNewColumns(api.current, schema, known.current)
    known.current = seenIn(schema)
  }, [api, schema])
}

function seenIn({ columns }: LedgerSchema): ReadonlySet<string> {
  return new Set(columns.filter(({ isHidden }) => !isHidden).map(({ id }) => id))
}
