import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { anyJsonOf } from '../bodies'
import { jsonAnswer } from '../contracts/contract'
import { recordAnswer, recordsOn } from '../contracts/records'
import { recordCommand } from '../model/records/recordCommand'
import type { RecordOutcome } from '../model/records/recordOutcome'
import { requireLedger } from '../requireLedger'

/** What is not named is a 400: the page can ask for what is possible. */
const statusOf: Partial<Record<RecordOutcome, number>> = {
  done: 200,
  'not-allowed': 403,
  'not-yours': 403,
  'unknown-item': 404,
  'unknown-record': 404,
  'already-open': 409,
  'not-in-this-status': 409,
  'not-now': 409,
  stale: 409,
}

/** `GET /trackers/:id/records`: JSON `RecordsOn`, what is open on rows. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { records } = await requireLedger(context, params.id)
  return jsonAnswer(recordsOn, await records.all(), { headers: { 'Cache-Control': 'no-store' } })
}

/** `POST`: a JSON `RecordCommand`. Answers JSON `RecordAnswer`; what is no command is a 400 without one. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { records } = await requireLedger(context, params.id)
  const parsed = recordCommand.safeParse(await anyJsonOf(request))
  if (!parsed.success) throw new Response(null, { status: 400 })
  const answer = await records.command(parsed.data)
  const { outcome } = answer
  return jsonAnswer(recordAnswer, answer, { status: typeof outcome === 'string' ? (statusOf[outcome] ?? 400) : 409 })
}
