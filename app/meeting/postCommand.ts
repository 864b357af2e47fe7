import type { MeetingCommand } from '../model/meeting/meetingCommand'

/** Sends a command to a meeting's `…/meeting/state`; fails as `fetch` does. */
export function postCommand(address: string, command: MeetingCommand): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(command),
  })
}
