import { Menu } from '@mantine/core'
import { useRef, useState } from 'react'
import { addingCommands } from '../commands/adding'
import { CommandItems } from '../commands/CommandItems'
import type { LedgerCommandContext } from '../commands/LedgerCommandContext'
import { usePageContext } from '../grid/PageContext'
import { coordinates } from '../model/ledger/person'
import { useReturnedFocus } from '../ui/useReturnedFocus'

/** Asks where a new item is to stand: beside the row in hand, or at the end of a stream. */
export function AddItemMenu() {
  const { person, reading, commands, store } = usePageContext()
  /** As the page was when it opened: where the row in hand was. */
  const [asked, setAsked] = useState<LedgerCommandContext | null>(null)
  const menu = useRef<HTMLDivElement>(null)
  const target = useRef<HTMLButtonElement>(null)
  useReturnedFocus(asked !== null, menu, target)
  const { canWrite } = commands.context
  if (!canWrite || !coordinates(person) || store.outline().length === 0) return null
  return (
    <Menu
      opened={asked !== null}
      onChange={(isOpen) => setAsked(isOpen ? commands.now() : null)}
      returnFocus={false}
      position="bottom-end"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button ref={target} className="button button--quiet button--small">
          {reading.t('ledger.addItem')}
        </button>
      </Menu.Target>
      <Menu.Dropdown ref={menu}>
        {asked && <CommandItems table={addingCommands} place="add" context={asked} />}
      </Menu.Dropdown>
    </Menu>
  )
}
