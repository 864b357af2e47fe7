import type { LoaderFunctionArgs } from '@remix-run/node'
import { jsonAnswer } from '../contracts/contract'
import { mentionables } from '../contracts/comments'
import { requireLedger } from '../requireLedger'

/** `GET /trackers/:id/mentionables`: JSON `Mentionable[]`, whom a comment may name. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { comments } = await requireLedger(context, params.id)
  return jsonAnswer(mentionables, await comments.mentionables())
}
