import type { LoaderFunctionArgs } from '@remix-run/node'
import { jsonAnswer } from '../contracts/contract'
import { closedMeetings as contract } from '../contracts/changes'
import { closedMeetings } from '../history/closedMeetings'
import { requireLedger } from '../requireLedger'

/** `GET /trackers/:id/closed-meetings`: JSON `MeetingChoice[]`, newest first. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { meetings } = await requireLedger(context, params.id)
  const closed = closedMeetings(await meetings.list())
  return jsonAnswer(
    contract,
    closed.map(({ id, title, heldOn }) => ({ id, title, heldOn })),
  )
}
