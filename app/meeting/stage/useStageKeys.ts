import { runCommand } from '../../commands/command'
import { meetingKey, type MeetingCommandContext } from '../../commands/meeting'
import { useCommandKeys } from '../../commands/useCommandKeys'

/** The meeting's keys, wherever nobody types; Alt, Ctrl and ⌘ stay the browser's. */
export function useStageKeys(context: MeetingCommandContext): void {
  useCommandKeys((event) => {
    const target = event.target as Element
    if (target.closest('input, textarea, select, dialog, [contenteditable="true"]')) return false
    // A button takes Space and Enter for itself.
    if (event.key === ' ' && target.closest('button, a, summary')) return false
    const command = meetingKey(event)
    return command !== null && runCommand(command, context, event)
  })
}
