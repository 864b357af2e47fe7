import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { Person } from '../model/ledger/person'
import type { Tracker } from '../model/ledger/tracker'
import { UnsavedContext, UnsavedTexts, type UnsavedText } from '../ui/UnsavedTexts'
import { AccessLost, type WhyLost } from './AccessLost'

interface WhileOpenProps {
  tracker: Pick<Tracker, 'id' | 'title'>
  person: Person
  /** Null while it is open to who looks at the page. */
  lost: WhyLost | null
  /** What the page itself knows of that is not saved, beside its parts. */
  unsaved?: () => readonly UnsavedText[]
  /** This browser keeps that until there is access again. */
  isKept?: boolean
  children: ReactNode
}

/** How long an editor may take (ms) to hand over what it has, once the keyboard has left it. */
const handsOverIn = 150

/**
 * A page of a ledger, until that is closed to whoever has it open (L1): what they are just typing is taken over before the
 * page gives way to what all its parts had unsaved.
 */
export function WhileOpen({ tracker, person, lost, unsaved, isKept = false, children }: WhileOpenProps) {
  const { language } = useTranslation()
  const [parts] = useState(() => new UnsavedTexts())
  const [left, setLeft] = useState<readonly UnsavedText[] | null>(null)
  useEffect(() => {
    if (!lost) return
    parts.close()
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    const timer = setTimeout(() => setLeft(parts.read()), handsOverIn)
    return () => clearTimeout(timer)
  }, [lost, parts])
  if (lost && left)
    return (
      <AccessLost
        why={lost}
        tracker={tracker.id}
        title={tracker.title[language]}
        person={person}
        unsaved={[...(unsaved?.() ?? []), ...left]}
        isKept={isKept && left.length === 0}
      />
    )
  return <UnsavedContext.Provider value={parts}>{children}</UnsavedContext.Provider>
}
