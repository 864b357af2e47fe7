import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { CellsRefused, MeetingOutcome } from '../context'
import { minutesDrafter } from '../meeting/draftMinutes'
import { shownOf, type Shown } from '../meeting/shown'
import { meetingCommand } from '../model/meeting/meetingCommand'
import { notOneLine } from '../model/text/oneLine'

/** What `POST` answers: the state is the one after the command, whatever became of it. */
export interface CommandAnswer extends Shown {
  outcome: MeetingOutcome | CellsRefused
}

const statusOf: Record<MeetingOutcome, number> = {
  done: 200,
  running: 409,
  'not-allowed': 403,
  'no-meeting': 409,
  'unknown-tracker': 404,
  'unknown-item': 404,
  'not-on-agenda': 404,
  'unknown-person': 404,
  'unknown-department': 400,
  'unknown-decision': 404,
  'decided-already': 409,
  'item-missing': 400,
  'text-missing': 400,
  'due-missing': 400,
  'nothing-assigned': 400,
  'too-many': 400,
  'not-one-line': 400,
}

/** `GET /trackers/:id/meeting/state`: JSON `Shown`, the meeting that is on. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  if (!context.person) throw new Response(null, { status: 401 })
  return answer(await shownOf(context, params.id!))
}

/** `POST`: a JSON `MeetingCommand`. Answers JSON `CommandAnswer`; what is no command is a 400 without one. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  if (!context.person) throw new Response(null, { status: 401 })
  const parsed = meetingCommand.safeParse(await request.json().catch(() => null))
  if (!parsed.success) {
    if (!parsed.error.issues.every(({ message }) => message === notOneLine)) throw new Response(null, { status: 400 })
    return answer({ outcome: notOneLine, ...(await shownOf(context, params.id!)) }, 400)
  }
  const { meetings, now } = context
  const outcome =
    parsed.data.do === 'close'
      ? await meetings.close(params.id!, minutesDrafter(now()))
      : await meetings.command(params.id!, parsed.data)
  return answer(
    { outcome, ...(await shownOf(context, params.id!)) },
    typeof outcome === 'string' ? statusOf[outcome] : 409,
  )
}

function answer(body: Shown | CommandAnswer, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}
