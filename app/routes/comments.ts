import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { formOf } from '../bodies'
import { jsonAnswer } from '../contracts/contract'
import { commentAdded, comments as contract } from '../contracts/comments'
import type { CommentOutcome } from '../model/records/comment'
import { requireLedger } from '../requireLedger'

const statusOf: Record<CommentOutcome, number> = {
  added: 201,
  empty: 400,
  'too-long': 400,
  'unknown-item': 404,
  'not-allowed': 403,
  'already-asked': 409,
}

/** `GET /trackers/:id/items/:item/comments`: JSON `CommentRecord[]`, oldest first. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { comments } = await requireLedger(context, params.id)
  return jsonAnswer(contract, await comments.ofItem(params.item!))
}

/** `POST` adds a comment; the form's `body` is its text, and `request=reopen` asks for that. Answers JSON `{ outcome }`. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { comments } = await requireLedger(context, params.id)
  const form = await formOf(request)
  const body = form.get('body')
  const asked = form.get('request') === 'reopen' ? 'reopen' : null
  const outcome = await comments.add(params.item!, typeof body === 'string' ? body : '', asked)
  return jsonAnswer(commentAdded, { outcome }, { status: statusOf[outcome] })
}
