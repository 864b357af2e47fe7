import { useCallback, useMemo } from 'react'
import type { GridPreferences } from '../model/view/gridPreferences'

export interface Folding {
  /** Ids of rows under which others are folded away. */
  collapsed: ReadonlySet<string>
  toggle(id: string): void
  unfold(ids: readonly string[]): void
}

/** What this person has folded away, remembered with their preferences. */
export function useFolding(kept: string[] | undefined, remember: (change: GridPreferences) => void): Folding {
  const collapsed = useMemo(() => new Set(kept), [kept])
  return {
    collapsed,
    toggle: useCallback(
      (id) => {
        const next = new Set(collapsed)
        if (!next.delete(id)) next.add(id)
        remember({ collapsed: [...next] })
      },
      [collapsed, remember],
    ),
    unfold: useCallback(
      (ids) => {
        if (ids.some((id) => collapsed.has(id)))
          remember({ collapsed: [...collapsed].filter((id) => !ids.includes(id)) })
      },
      [collapsed, remember],
    ),
  }
}
