import type { LoaderFunctionArgs } from '@remix-run/node'
import { jsonAnswer } from '../contracts/contract'
import { reachAnswer } from '../contracts/reach'
import { reachOf } from '../home/reachOf'

/** `GET /reach`: which ledgers the asker reaches by now (L1), for open pages to ask often. JSON `reachAnswer`. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  if (!context.person) throw new Response(null, { status: 401 })
  return jsonAnswer(reachAnswer, { reach: reachOf(await context.ledgers.list()) })
}
