import { useCallback, useState } from 'react'
import type { Opened } from '../commands/LedgerCommandContext'

/** What is open over the page. */
export function useOpened(): [Record<Opened, boolean>, (what: Opened, isOpen: boolean) => void] {
  const [opened, setOpened] = useState({
    commands: false,
    keys: false,
    inbox: false,
    import: false,
    share: false,
    urge: false,
  })
  const set = useCallback((what: Opened, isOpen: boolean) => setOpened((known) => ({ ...known, [what]: isOpen })), [])
  return [opened, set]
}
