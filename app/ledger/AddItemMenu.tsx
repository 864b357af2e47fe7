import { addingCommands } from '../commands/adding'
import { CommandMenu } from '../commands/CommandMenu'
import { usePageContext } from '../grid/PageContext'
import { coordinates } from '../model/ledger/person'

/** Asks where a new item is to stand: beside the row in hand, or at the end of a stream. */
export function AddItemMenu() {
  const { person, reading, commands, store } = usePageContext()
  if (!commands.context.canWrite || !coordinates(person) || store.outline().length === 0) return null
  return (
    <CommandMenu
      table={addingCommands}
      place="add"
      className="button button--quiet button--small"
      label={reading.t('ledger.addItem')}
    />
  )
}
