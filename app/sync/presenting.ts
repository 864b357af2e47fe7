import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { Presenting } from '../model/meeting/presenting'
import type { PresenceState } from '../model/live/presence'

/** Tells followers where this page's person looks and what they type; null: nothing any more. */
export function announcePresenting(awareness: Awareness, presenting: Presenting | null): void {
  awareness.setLocalState({ ...awareness.getLocalState(), meeting: presenting } satisfies PresenceState)
}

export interface PresenterSeen {
  /** Some page of theirs is connected. */
  isHere: boolean
  presenting: Presenting | null
}

/**
 * What the presenter tells; null when nothing. Of several pages the one that they used last is heard; one's own page is passed over.
 */
export function presentingOf(awareness: Awareness, presenter: string): PresenterSeen {
  const states = [...(awareness.getStates() as Map<number, PresenceState>)]
  const theirs = states.filter(([client, { user }]) => client !== awareness.clientID && user?.id === presenter)
  return {
    isHere: theirs.length > 0,
    presenting: theirs.flatMap(([, { meeting }]) => meeting ?? []).sort((a, b) => b.at - a.at)[0] ?? null,
  }
}

const nobody: PresenterSeen = { isHere: false, presenting: null }

/** The same, as it changes; `presenter`: null while no meeting is on. */
export function usePresenting(awareness: Awareness | null, presenter: string | null): PresenterSeen {
  const [seen, setSeen] = useState<{ of: string; as: PresenterSeen } | null>(null)
  useEffect(() => {
    if (!awareness || presenter === null) return
    const read = () => setSeen({ of: presenter, as: presentingOf(awareness, presenter) })
    read()
    awareness.on('change', read)
    return () => awareness.off('change', read)
  }, [awareness, presenter])
  return awareness && seen && seen.of === presenter ? seen.as : nobody
}

/**
 * Tells followers what this page shows while it is in sight: of a presenter's pages they follow the one that is looked
 * at. Null: this page's person does not present.
 */
export function useAnnouncing(awareness: Awareness | null, presenting: Omit<Presenting, 'at'> | null): void {
  const told = JSON.stringify(presenting)
  useEffect(() => {
    if (!awareness || told === 'null') return
    const tell = () =>
      announcePresenting(
        awareness,
        document.visibilityState === 'visible'
          ? { ...(JSON.parse(told) as Omit<Presenting, 'at'>), at: Date.now() }
          : null,
      )
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [awareness, told])
  const isTelling = told !== 'null'
  useEffect(() => {
    if (awareness && isTelling) return () => announcePresenting(awareness, null)
  }, [awareness, isTelling])
}

/** Where this page's person is, as it tells the others; asked for only while `isAsked`. */
export function useOwnCell(awareness: Awareness | null, isAsked: boolean): { item: string; column: string } | null {
  const [cell, setCell] = useState<{ item: string; column: string } | null>(null)
  useEffect(() => {
    if (!awareness || !isAsked) return
    const read = () => {
      const next = (awareness.getLocalState() as PresenceState | null)?.cell ?? null
      setCell((was) => (was?.item === next?.item && was?.column === next?.column ? was : next))
    }
    read()
    awareness.on('change', read)
    return () => awareness.off('change', read)
  }, [awareness, isAsked])
  return cell
}
