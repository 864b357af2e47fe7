import type { LoaderFunctionArgs } from '@remix-run/node'
import type { MeetingChoice } from '../model/meeting/record'
import { closedMeetings } from '../history/closedMeetings'
import { requireLedger } from '../requireLedger'

/** `GET /trackers/:id/closed-meetings`: JSON `MeetingChoice[]`, newest first. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { meetings } = await requireLedger(context, params.id)
  const closed = closedMeetings(await meetings.list())
  return Response.json(closed.map(({ id, title, heldOn }): MeetingChoice => ({ id, title, heldOn })))
}
