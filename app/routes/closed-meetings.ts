import type { LoaderFunctionArgs } from '@remix-run/node'
import type { MeetingChoice } from '../context'
import { closedMeetings } from '../history/closedMeetings'

/** `GET /trackers/:id/closed-meetings`: JSON `MeetingChoice[]`, newest first. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  if (!context.person) throw new Response(null, { status: 401 })
  const tracker = (await context.ledgers.list()).find(({ id }) => id === params.id)
  if (!tracker) throw new Response(null, { status: 404 })
  const closed = closedMeetings(await context.meetings.list(tracker.id))
  return Response.json(closed.map(({ id, title, heldOn }): MeetingChoice => ({ id, title, heldOn })))
}
