import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireLedger } from '../requireLedger'

/** `GET /trackers/:id/mentionables`: JSON `Mentionable[]`, whom a comment may name. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { comments } = await requireLedger(context, params.id)
  return Response.json(await comments.mentionables())
}
