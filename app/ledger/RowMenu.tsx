import { Menu } from '@mantine/core'
import { useRef } from 'react'
import { CommandItems } from '../commands/CommandItems'
import { rowCommands } from '../commands/rows'
import { usePageContext } from '../grid/PageContext'
import type { OutlineItem } from '../model/ledger/outline'
import { ignoreSecondClick } from '../ui/ignoreSecondClick'

interface RowMenuProps {
  at: { x: number; y: number }
  entry: OutlineItem
  onClose: () => void
}

/** What may be done with a row. */
export function RowMenu({ at, entry, onClose }: RowMenuProps) {
  const { reading, commands } = usePageContext()
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
        <button
          className="row-menu-anchor"
          tabIndex={-1}
          aria-label={reading.t('ledger.rowMenu')}
          style={{ left: at.x, top: at.y }}
        />
      </Menu.Target>
      <Menu.Dropdown onClickCapture={ignoreSecondClick}>
        <CommandItems
          table={rowCommands}
          place="row"
          context={{ ...commands.context, row: entry }}
          onChoose={(command) => (leadsOn.current = command.leadsOn === true)}
        />
      </Menu.Dropdown>
    </Menu>
  )
}
