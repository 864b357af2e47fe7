import { Menu } from '@mantine/core'
import { useRef } from 'react'
import type { Place } from '../commands/command'
import { CommandItems } from '../commands/CommandItems'
import type { LedgerCommandContext, LedgerEntry } from '../commands/LedgerCommandContext'
import { ignoreSecondClick } from '../ui/ignoreSecondClick'

interface MenuAtProps {
  label: string
  at: { x: number; y: number }
  table: readonly LedgerEntry[]
  place: Place
  context: LedgerCommandContext
  onClose: () => void
}

/** The commands of something, where it was asked for them. */
export function MenuAt({ label, at, table, place, context, onClose }: MenuAtProps) {
  // The menu goes away with its parent, too fast for Mantine to give the focus back: to the cell, or whatever had it.
  const before = useRef(document.activeElement)
  const leadsOn = useRef(false)
  const close = () => {
    onClose()
    if (!leadsOn.current && before.current instanceof HTMLElement) before.current.focus()
  }
  return (
    <Menu
      opened
      onClose={close}
      position="bottom-start"
      offset={4}
      returnFocus={false}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button className="row-menu-anchor" tabIndex={-1} aria-label={label} style={{ left: at.x, top: at.y }} />
      </Menu.Target>
      <Menu.Dropdown onClickCapture={ignoreSecondClick}>
        <CommandItems
          table={table}
          place={place}
          context={context}
          onChoose={(command) => (leadsOn.current = command.leadsOn === true)}
        />
      </Menu.Dropdown>
    </Menu>
  )
}
