import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { anyJsonOf } from '../bodies'
import { jsonAnswer } from '../contracts/contract'
import { commandAnswer, shown } from '../contracts/meetingState'
import type { MeetingOutcome } from '../model/meeting/meetingOutcome'
import { minutesDrafter } from '../meeting/draftMinutes'
import { requireLedger } from '../requireLedger'
import { shownOf } from '../meeting/shown'
import { meetingCommand } from '../model/meeting/meetingCommand'
import { notOneLine } from '../model/text/oneLine'

const fresh = { headers: { 'Cache-Control': 'no-store' } }

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
  'chair-missing': 400,
  'text-missing': 400,
  'reason-missing': 400,
  'due-missing': 400,
  'nothing-assigned': 400,
  'too-many': 400,
  'not-one-line': 400,
}

/** `GET /trackers/:id/meeting/state`: JSON `Shown`, the meeting that is on. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  return jsonAnswer(shown, await shownOf(await requireLedger(context, params.id), context.now()), fresh)
}

/** `POST`: a JSON `MeetingCommand`. Answers JSON `CommandAnswer`; what is no command is a 400 without one. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const ledger = await requireLedger(context, params.id)
  const parsed = meetingCommand.safeParse(await anyJsonOf(request))
  if (!parsed.success) {
    if (!parsed.error.issues.every(({ message }) => message === notOneLine)) throw new Response(null, { status: 400 })
    const answer = { outcome: notOneLine as typeof notOneLine, ...(await shownOf(ledger, context.now())) }
    return jsonAnswer(commandAnswer, answer, { ...fresh, status: 400 })
  }
  const { meetings } = ledger
  const outcome =
    parsed.data.do === 'close'
      ? await meetings.close(minutesDrafter(context.now()))
      : await meetings.command(parsed.data)
  const answer = { outcome, ...(await shownOf(ledger, context.now())) }
  return jsonAnswer(commandAnswer, answer, { ...fresh, status: typeof outcome === 'string' ? statusOf[outcome] : 409 })
}
