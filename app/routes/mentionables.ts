import type { LoaderFunctionArgs } from '@remix-run/node'

/** `GET /trackers/:id/mentionables`: JSON `Mentionable[]`, whom a comment may name. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  if (!context.person) throw new Response(null, { status: 401 })
  return Response.json(await context.comments.mentionables())
}
