import { useMemo, useState } from 'react'
import { useChanges, type Changes } from '../changes/useChanges'
import { placesIn, type Places } from '../grid/places'
import { GridRows, type GridRow } from '../grid/rows'
import { isNarrowed, type View } from '../model/view/view'
import { foundByStream, seenIn, type FoundByStream, type Seen } from '../model/view/seen'
import { visibleRows, type VisibleGroup } from '../model/view/visibleRows'
import { openCounts, type OpenCounts } from '../model/view/openCounts'
import type { Reading } from '../reading/reading'
import type { LedgerStore } from '../sync/LedgerStore'
import { useStoreVersion } from '../sync/useStoreVersion'

interface VisibleHost {
  tracker: string
  /** The address's query. */
  search: string
  store: LedgerStore
  reading: Reading
  view: View
  isOffline: boolean
  /** Ids of rows under which others are folded away. */
  collapsed: ReadonlySet<string>
}

export interface Visible {
  changes: Changes
  /** Does a search, a filter or what changed hide rows? Then nothing is folded away. */
  isNarrowed: boolean
  groups: readonly VisibleGroup[]
  seen: Seen
  found: FoundByStream | null
  open: OpenCounts
  places: Places
  /** The grid's, folded ones without. */
  rows: GridRow[]
}

/** What of the ledger this person sees, in which order. */
export function useVisible({ tracker, search, store, reading, view, isOffline, collapsed }: VisibleHost): Visible {
  const version = useStoreVersion(store)
  const changes = useChanges(tracker, search, store, isOffline, reading.language)
  const { only } = changes
  const isNarrow = isNarrowed(view) || only !== null
  const groups = useMemo(
    () => visibleRows(outlineAt(store, version), view, reading, only),
    [store, version, view, reading, only],
  )
  const seen = useMemo(() => seenIn(groups, store), [groups, store])
  const found = useMemo(
    () => foundByStream(outlineAt(store, version), view, reading, only, store.rollUp),
    [store, version, view, reading, only],
  )
  const open = useMemo(
    () => openCounts(outlineAt(store, version), view, reading, only),
    [store, version, view, reading, only],
  )
  const places = useMemo(() => placesIn(groups), [groups])
  const [gridRows] = useState(() => new GridRows())
  const rows = useMemo(() => gridRows.flatten(groups, collapsed, isNarrow), [gridRows, groups, collapsed, isNarrow])
  return { changes, isNarrowed: isNarrow, groups, seen, found, open, places, rows }
}

/** The store changes its outline in place: its version says when it says something else. */
const outlineAt = (store: LedgerStore, _version: number) => store.outline()
