import { CommandMenu } from '../commands/CommandMenu'
import { fileCommands } from '../commands/files'
import { usePageContext } from '../grid/PageContext'

/** The ledger as a file, as this person sees it or whole; and a file into the ledger. */
export function TransferMenu() {
  const { person, reading } = usePageContext()
  return (
    <CommandMenu
      table={fileCommands}
      place="transfer"
      className="button button--small"
      label={reading.t(person.role === 'viewer' ? 'ledger.export' : 'ledger.transfer')}
    />
  )
}
