import { Menu } from '@mantine/core'
import { useRef, useState } from 'react'
import { usePageContext } from '../grid/PageContext'
import { useReturnedFocus } from '../ui/useReturnedFocus'
import type { Entry, Place } from './command'
import { CommandItems } from './CommandItems'
import type { LedgerCommandContext } from './LedgerCommandContext'

interface CommandMenuProps {
  table: readonly Entry<LedgerCommandContext>[]
  place: Place
  label: string
  className: string
}

/** A button with the commands that fall from it. */
export function CommandMenu({ label, className, ...items }: CommandMenuProps) {
  const { commands } = usePageContext()
  /** As the page was when it opened: where the row in hand was. */
  const [opened, setOpened] = useState<LedgerCommandContext | null>(null)
  const menu = useRef<HTMLDivElement>(null)
  const target = useRef<HTMLButtonElement>(null)
  useReturnedFocus(opened !== null, menu, target)
  return (
    <Menu
      opened={opened !== null}
      onChange={(isOpen) => setOpened(isOpen ? commands.now() : null)}
      returnFocus={false}
      position="bottom-end"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button ref={target} className={className}>
          {label}
        </button>
      </Menu.Target>
      <Menu.Dropdown ref={menu}>{opened && <CommandItems {...items} context={opened} />}</Menu.Dropdown>
    </Menu>
  )
}
