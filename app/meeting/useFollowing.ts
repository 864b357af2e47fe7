import { useCallback, useEffect, useState } from 'react'
import type { MeetingState } from '../model/meeting/meeting'
import { plainView, queryToView, viewToQuery, type View } from '../model/view/view'
import type { PresenterSeen } from '../sync/presenting'
import { useLatest } from '../ui/useLatest'

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
  const latest = useLatest(grid)
  /** Their own view, and the one that was shown when they left. */
  const [kept, setKept] = useState<{ own: View; left: View | null } | null>(null)
  const leave = useCallback(() => {
    setOn(false)
    setKept((was) => was && { ...was, left: latest().view })
  }, [latest])
  const follow = useCallback(() => {
    setKept((was) => was ?? { own: latest().view, left: null })
    setOn(true)
  }, [latest])
  const isMoved = kept !== null && queryOf(kept.own) !== queryOf(grid.view)
  const isTheirs = kept?.left != null && queryOf(kept.left) !== queryOf(grid.view)
  if (!isOn && kept && (isTheirs || !isMoved)) setKept(null)
  const restore = () => {
    setOn(false)
    if (kept) latest().show(kept.own)
    setKept(null)
  }

  const meeting = state?.meeting.id ?? null
  // It ends with the meeting.
  if (isOn && meeting === null) {
    setOn(false)
    setKept(kept && { ...kept, left: grid.view })
  }
  // A presenter whose connection is lost shows nothing new: what was shown last stays.
  const [shown, setShown] = useState<string | null>(null)
  const query = presenting?.view ?? shown
  if (query !== shown) setShown(query)
  useEffect(() => {
    if (isOn && query !== null) latest().show(query === '' ? plainView : queryToView(new URLSearchParams(query)))
  }, [isOn, query, latest])
  const item = presenting?.cell?.item ?? state?.meeting.position.item ?? null
  useEffect(() => {
    if (isOn && item !== null) latest().goTo(item)
  }, [isOn, item, latest])

  useEffect(() => {
    if (!isOn) return
    const onTouch = (event: Event) => {
      const isModifier = event instanceof KeyboardEvent && modifiers.includes(event.key)
      if (event.isTrusted && !isModifier && !isWithin(event.target, within)) leave()
    }
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const
    for (const kind of kinds) addEventListener(kind, onTouch, { capture: true, passive: true })
    return () => kinds.forEach((kind) => removeEventListener(kind, onTouch, { capture: true }))
  }, [isOn, within, leave])
  return { isOn, follow, leave, restore: !isOn && isMoved ? restore : null }
}

const isWithin = (target: EventTarget | null, within: string): boolean =>
  target instanceof Element && target.closest(within) !== null

function queryOf(view: View): string {
  return new URLSearchParams(viewToQuery(view)).toString()
}
