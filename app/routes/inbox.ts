import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'

/** `GET /trackers/:id/inbox`: JSON `Inbox` of the person who asks. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  if (!context.person) throw new Response(null, { status: 401 })
  const inbox = await context.comments.inbox(params.id!)
  if (!inbox) throw new Response(null, { status: 404 })
  return Response.json(inbox)
}

/** `POST`: everything so far has been seen. */
export async function action({ params, context }: ActionFunctionArgs): Promise<Response> {
  if (!context.person) throw new Response(null, { status: 401 })
  if (!(await context.comments.inbox(params.id!))) throw new Response(null, { status: 404 })
  await context.comments.markInboxRead(params.id!)
  return new Response(null, { status: 204 })
}
