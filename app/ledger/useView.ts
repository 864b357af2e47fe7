import { useCallback, useEffect, useState } from 'react'
import { addressOf, openingView } from '../model/view/openingView'
import type { View } from '../model/view/view'
import { putInAddress } from '../ui/address'

/**
 * This person's view of the ledger. It stands in the address, so that it can be kept and sent; nobody else's moves.
 * `home`: see homeOf.
 */
export function useView(search: string, home: string): [View, (change: Partial<View>) => void] {
  const [view, setView] = useState<View>(() => openingView(new URLSearchParams(search), home))
  useEffect(() => putInAddress('view', addressOf(view, home)), [view, home])
  return [view, useCallback((change) => setView((now) => ({ ...now, ...change })), [])]
}
