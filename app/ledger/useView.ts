import { useCallback, useEffect, useState } from 'react'
import { queryToView, viewToQuery, type View } from '../model/view/view'
import { putInAddress } from '../ui/address'

/** This person's view of the ledger. It stands in the address, so that it can be kept and sent; nobody else's moves. */
export function useView(search: string): [View, (change: Partial<View>) => void] {
  const [view, setView] = useState<View>(() => queryToView(new URLSearchParams(search)))
  useEffect(() => putInAddress('view', viewToQuery(view)), [view])
  return [view, useCallback((change) => setView((now) => ({ ...now, ...change })), [])]
}
