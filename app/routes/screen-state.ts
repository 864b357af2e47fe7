import type { LoaderFunctionArgs } from '@remix-run/node'
import { screenAnswer } from '../meeting/shown'

/** `GET /screen/:token/state`: JSON `ScreenAnswer`, what a shared screen shows of the meeting. 404 once the link is withdrawn. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const answer = await screenAnswer(context, params.token!)
  if (!answer) throw new Response(null, { status: 404 })
  return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
}
