import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { jsonOf } from '../bodies'
import { jsonAnswer } from '../contracts/contract'
import { inbox, seenUpTo } from '../contracts/inbox'
import { requireLedger } from '../requireLedger'

/** `GET /trackers/:id/inbox`: JSON `Inbox` of the person who asks. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { comments } = await requireLedger(context, params.id)
  return jsonAnswer(inbox, await comments.inbox())
}

/** `POST`: news up to a moment have been seen (`seenUpTo`); those that came after what was shown have not. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { comments } = await requireLedger(context, params.id)
  const seen = await jsonOf(request, seenUpTo)
  await comments.markInboxRead(seen.upTo)
  return new Response(null, { status: 204 })
}
