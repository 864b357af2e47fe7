import { useCallback, useEffect, useRef, useState } from 'react'
import type { MeetingState } from '../model/meeting/meeting'
import { plainView, queryToView, viewToQuery, type View } from '../model/view/view'
import type { PresenterSeen } from '../sync/presenting'

interface FollowedGrid {
  view: View
  /** Shows a row and opens it. */
  goTo(item: string): void
  show(view: View): void
}

export interface Following {
  isOn: boolean
  follow(): void
  leave(): void
  /** Gives back the view that the person had before; null when they have it, or have changed it since. */
  restore: (() => void) | null
}

const modifiers = ['Shift', 'Control', 'Alt', 'Meta']

/**
 * Follows the presenter in this person's own grid: their row, and while following their filter. Whatever the person
 * does themselves leaves; nothing moves then under their hand, and one button gives their own view back (`restore`).
 * `within` names what may be used without leaving.
 */
export function useFollowing(
  state: MeetingState | null,
  { presenting }: PresenterSeen,
  grid: FollowedGrid,
  within: string,
): Following {
  const [isOn, setOn] = useState(false)
  const latest = useRef(grid)
  latest.current = grid
  /** Their own view, and the one that was shown when they left. */
  const [kept, setKept] = useState<{ own: View; left: View | null } | null>(null)
  const leave = useCallback(() => {
    setOn(false)
    setKept((was) => was && { ...was, left: latest.current.view })
  }, [])
  const follow = useCallback(() => {
    setKept((was) => was ?? { own: latest.current.view, left: null })
    setOn(true)
  }, [])
  const isMoved = kept !== null && queryOf(kept.own) !== queryOf(grid.view)
  const isTheirs = kept?.left != null && queryOf(kept.left) !== queryOf(grid.view)
  useEffect(() => {
    if (!isOn && kept && (isTheirs || !isMoved)) setKept(null)
  }, [isOn, kept, isTheirs, isMoved])
  const restore = () => {
    setOn(false)
    if (kept) latest.current.show(kept.own)
    setKept(null)
  }

  const meeting = state?.meeting.id ?? null
  // It ends with the meeting.
  useEffect(() => {
    if (isOn && meeting === null) leave()
  }, [isOn, meeting, leave])
  // A presenter whose connection is lost shows nothing new: what was shown last stays.
  const shown = useRef<string | null>(null)
  const query = presenting?.view ?? shown.current
  shown.current = query
  useEffect(() => {
    if (isOn && query !== null) latest.current.show(query === '' ? plainView : queryToView(new URLSearchParams(query)))
  }, [isOn, query])
  const item = presenting?.cell?.item ?? state?.meeting.position.item ?? null
  useEffect(() => {
    if (isOn && item !== null) latest.current.goTo(item)
  }, [isOn, item])

  useEffect(() => {
    if (!isOn) return
    const onTouch = (event: Event) => {
      const isModifier = event instanceof KeyboardEvent && modifiers.includes(event.key)
      if (event.isTrusted && !isModifier && !(event.target as Element | null)?.closest?.(within)) leave()
    }
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const
    for (const kind of kinds) addEventListener(kind, onTouch, { capture: true, passive: true })
    return () => kinds.forEach((kind) => removeEventListener(kind, onTouch, { capture: true }))
  }, [isOn, within, leave])
  return { isOn, follow, leave, restore: !isOn && isMoved ? restore : null }
}

function queryOf(view: View): string {
  return new URLSearchParams(viewToQuery(view)).toString()
}
