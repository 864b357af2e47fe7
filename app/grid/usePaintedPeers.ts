import type { GridApi } from 'ag-grid-community'
import { useEffect, useRef } from 'react'
import type { Peer } from '../sync/presence'
import type { GridRow } from './rows'

/** Paints where others are and where they were: of the grid only those rows, since somebody always moves. */
export function usePaintedPeers(api: { current: GridApi<GridRow> | null }, peers: readonly Peer[]): void {
  const painted = useRef<readonly Peer[]>([])
  useEffect(() => {
    const before = new Set(painted.current.map(placeOf))
    const now = new Set(peers.map(placeOf))
    const moved = [
      ...painted.current.filter((peer) => !now.has(placeOf(peer))),
      ...peers.filter((peer) => !before.has(placeOf(peer))),
    ]
    painted.current = peers
    const rows = new Set(moved.map(({ cell }) => cell?.item))
    const nodes = api.current?.getRenderedNodes().filter(({ data }) => data && rows.has(data.key)) ?? []
    if (nodes.length > 0) api.current!.refreshCells({ rowNodes: nodes, force: true, suppressFlash: true })
  }, [api, peers])
}

/** What is seen of somebody in a cell. */
function placeOf({ user, cell, editing }: Peer): string {
  return JSON.stringify([user, cell, editing])
}
