import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { coordinates } from '../model/ledger/person'

/** `GET /trackers/:id/screens`: JSON `ScreenLink[]`, for coordinators. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  if (!context.person) throw new Response(null, { status: 401 })
  return Response.json(await context.screens.list(params.id!), { headers: { 'Cache-Control': 'no-store' } })
}

export const handle = { methods: ['POST', 'DELETE'] }

/** `POST` makes a link: JSON `{ url }`, shown this once. `DELETE ?id=` withdraws one and closes its screens at once (S5). */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { person, screens } = context
  if (!person) throw new Response(null, { status: 401 })
  if (!coordinates(person)) throw new Response(null, { status: 403 })
  if (request.method === 'DELETE') {
    const isWithdrawn = await screens.withdraw(params.id!, new URL(request.url).searchParams.get('id') ?? '')
    return new Response(null, { status: isWithdrawn ? 204 : 404 })
  }
  if (!(await context.ledgers.list()).some(({ id }) => id === params.id)) throw new Response(null, { status: 404 })
  const made = await screens.make(params.id!)
  return made
    ? Response.json(made, { status: 201, headers: { 'Cache-Control': 'no-store' } })
    : new Response(null, { status: 409 })
}
