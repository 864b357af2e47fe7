import { useCallback, useEffect, useState } from 'react'
import { queryToView, viewToQuery, type View } from '../model/view'

/** This person's view of the ledger. It stands in the address, so that it can be kept and sent; nobody else's moves. */
export function useView(search: string): [View, (change: Partial<View>) => void] {
  const [view, setView] = useState<View>(() => queryToView(new URLSearchParams(search)))
  useEffect(() => {
    const query = new URLSearchParams(viewToQuery(view)).toString()
    history.replaceState(history.state, '', query ? `?${query}` : location.pathname)
  }, [view])
  return [view, useCallback((change) => setView((now) => ({ ...now, ...change })), [])]
}
