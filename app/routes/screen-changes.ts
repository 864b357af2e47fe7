import type { LoaderFunctionArgs } from '@remix-run/node'
import { changedSinceBase } from '../meeting/shown'

/** `GET /screen/:token/changes`: JSON `Comparison` of the ledger with the meeting before; null while no meeting is on. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const link = await context.screens.open(params.token!)
  if (!link) throw new Response(null, { status: 404 })
  const state = await context.meetings.state(link.tracker)
  return Response.json(await changedSinceBase(context, link.tracker, state), { headers: { 'Cache-Control': 'no-store' } })
}
