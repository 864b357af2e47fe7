import type { Place } from '../../commands/command'
import { CommandButton } from '../../commands/CommandButton'
import { meetingCommands, type MeetingCommandContext } from '../../commands/meeting'

interface StageCommandsProps {
  place: Place
  context: MeetingCommandContext
  className?: string
  showsKey?: boolean
}

/** The buttons of one place of the stage. */
export function StageCommands({ place, context, className = 'stage-button', showsKey }: StageCommandsProps) {
  return (
    <>
      {meetingCommands
        .filter((command) => command.place === place)
        .map((command) => (
          <CommandButton
            key={command.id}
            command={command}
            context={context}
            className={className}
            showsKey={showsKey}
          />
        ))}
    </>
  )
}
