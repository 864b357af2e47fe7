import type { LoaderFunctionArgs } from '@remix-run/node'
import { jsonAnswer } from '../contracts/contract'
import { shown } from '../contracts/meetingState'
import { shownOf } from '../meeting/shown'

/** `GET /screen/:token/state`: JSON `Shown`, the meeting that is on. 404 once the link is withdrawn. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const screen = await context.ledgers.screen(params.token!)
  if (!screen) throw new Response(null, { status: 404 })
  return jsonAnswer(shown, await shownOf(screen, context.now()), { headers: { 'Cache-Control': 'no-store' } })
}
