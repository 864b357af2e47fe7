import { Menu } from '@mantine/core'
import { useRef, useState } from 'react'
import { CommandItems } from '../commands/CommandItems'
import { fileCommands } from '../commands/files'
import { usePageContext } from '../grid/PageContext'
import { useReturnedFocus } from '../ui/useReturnedFocus'

/** The ledger as a file, as this person sees it or whole; and a file into the ledger. */
export function TransferMenu() {
  const { person, reading, commands } = usePageContext()
  const [isOpen, setOpen] = useState(false)
  const menu = useRef<HTMLDivElement>(null)
  const target = useRef<HTMLButtonElement>(null)
  useReturnedFocus(isOpen, menu, target)
  return (
    <Menu
      opened={isOpen}
      onChange={setOpen}
      returnFocus={false}
      position="bottom-end"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button ref={target} className="button button--small">
          {reading.t(person.role === 'viewer' ? 'ledger.export' : 'ledger.transfer')}
        </button>
      </Menu.Target>
      <Menu.Dropdown ref={menu}>
        <CommandItems table={fileCommands} place="transfer" context={commands.context} />
      </Menu.Dropdown>
    </Menu>
  )
}
