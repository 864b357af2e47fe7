import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { jsonAnswer } from '../contracts/contract'
import { inbox } from '../contracts/inbox'
import { requireLedger } from '../requireLedger'

/** `GET /trackers/:id/inbox`: JSON `Inbox` of the person who asks. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { comments } = await requireLedger(context, params.id)
  return jsonAnswer(inbox, await comments.inbox())
}

/** `POST`: everything so far has been seen. */
export async function action({ params, context }: ActionFunctionArgs): Promise<Response> {
  const { comments } = await requireLedger(context, params.id)
  await comments.markInboxRead()
  return new Response(null, { status: 204 })
}
