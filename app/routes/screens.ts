import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { jsonAnswer } from '../contracts/contract'
import { screenLinks, screenMade } from '../contracts/screens'
import { requireLedger } from '../requireLedger'

/** `GET /trackers/:id/screens`: JSON `ScreenLink[]`, for coordinators. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { screens } = await requireLedger(context, params.id)
  return jsonAnswer(screenLinks, await screens.list(), { headers: { 'Cache-Control': 'no-store' } })
}

export const handle = { methods: ['POST', 'DELETE'] }

/** `POST` makes a link: JSON `{ url }`, shown this once. `DELETE ?id=` withdraws one and closes its screens at once (S5). */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { access, screens } = await requireLedger(context, params.id)
  if (access !== 'coordinator') throw new Response(null, { status: 403 })
  if (request.method === 'DELETE') {
    const isWithdrawn = await screens.withdraw(new URL(request.url).searchParams.get('id') ?? '')
    return new Response(null, { status: isWithdrawn ? 204 : 404 })
  }
  const made = await screens.make()
  return made
    ? jsonAnswer(screenMade, made, { status: 201, headers: { 'Cache-Control': 'no-store' } })
    : new Response(null, { status: 409 })
}
