import type { LoaderFunctionArgs } from '@remix-run/node'
import type { ClosedMeeting } from '../context'

/** `GET /trackers/:id/closed-meetings`: JSON `ClosedMeeting[]`, newest first. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  if (!context.person) throw new Response(null, { status: 401 })
  const tracker = (await context.ledgers.list()).find(({ id }) => id === params.id)
  if (!tracker) throw new Response(null, { status: 404 })
  const meetings = await context.meetings.list(tracker.id)
  const closed: ClosedMeeting[] = meetings.flatMap(({ meeting: { id, title, heldOn, closedAt } }) => (closedAt === null ? [] : [{ id, title, heldOn }]))
  return Response.json(closed)
}
