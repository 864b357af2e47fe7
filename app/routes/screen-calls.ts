import type { LoaderFunctionArgs } from '@remix-run/node'
import { jsonAnswer } from '../contracts/contract'
import { shownCalls } from '../contracts/whistles'

/** `GET /screen/:token/calls`: JSON `ShownCall[]`, whom whistles call at this time. 404 once the link is withdrawn. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const screen = await context.ledgers.screen(params.token!)
  if (!screen) throw new Response(null, { status: 404 })
  return jsonAnswer(shownCalls, await screen.calls(), { headers: { 'Cache-Control': 'no-store' } })
}
