import { commandsIn, type Place } from '../commands/command'
import { CommandButton } from '../commands/CommandButton'
import { ledgerCommands } from '../commands/ledgerCommands'
import { usePageContext } from '../grid/PageContext'

const commands = commandsIn(ledgerCommands)

/** The buttons of one place of the page. */
export function CommandsAt({ place, showKeys }: { place: Place; showKeys?: boolean }) {
  const { context } = usePageContext().commands
  return (
    <>
      {commands
        .filter((command) => command.place === place)
        .map((command) => (
          <CommandButton
            key={command.id}
            command={command}
            context={context}
            className="button button--quiet button--small"
            showsKey={showKeys}
          />
        ))}
    </>
  )
}
