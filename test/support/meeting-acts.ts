import { expect } from 'vitest'
import type { MeetingState } from '#app/model/meeting/meeting'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import { tracker } from './server'
import type { Stage } from './stage'

const ledger = `/trackers/${tracker}`

const asked = ({ server, coordinator }: Stage, path: string, body?: object) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { cookie: coordinator.cookie, origin: server.url, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })

/** Does one thing in the meeting of the stage's ledger, as its coordinator; says how the meeting then is. */
export async function steer(stage: Stage, command: MeetingCommand): Promise<MeetingState | null> {
  const answer = (await (await asked(stage, `${ledger}/meeting/state`, command)).json()) as {
    outcome: string
    state: MeetingState | null
  }
  expect(answer.outcome).toBe('done')
  return answer.state
}

/** Starts one that is at the item 1.3; says its id. */
export async function startMeeting(stage: Stage): Promise<string> {
  const state = await steer(stage, {
    do: 'start',
    title: '例会',
    heldOn: '2026-11-28',
    chair: '陈主任',
    by: 'stream',
    secondsPerItem: 120,
  })
  await steer(stage, { do: 'add', item: '1.3' })
  await steer(stage, { do: 'go', to: { slide: 'item', item: '1.3' } })
  return state!.meeting.id
}

/** The path of the record of a meeting that was held and closed. */
export async function heldMeeting(stage: Stage): Promise<string> {
  const id = await startMeeting(stage)
  await steer(stage, { do: 'close' })
  return `${ledger}/meetings/${id}`
}

/** The path of a link to the shared screen. */
export async function screenLink(stage: Stage): Promise<string> {
  const { url } = (await (await asked(stage, `${ledger}/screens`)).json()) as { url: string }
  return new URL(url).pathname
}
