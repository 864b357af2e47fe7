import type { LoaderFunctionArgs } from '@remix-run/node'
import { jsonAnswer } from '../contracts/contract'
import { reachAnswer } from '../contracts/reach'

/** `GET /reach`: whether the asker reaches other ledgers by now (L1), or anything was asked there, for open pages to ask often. JSON `reachAnswer`. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  if (!context.person) throw new Response(null, { status: 401 })
  return jsonAnswer(reachAnswer, { reach: await context.ledgers.reach() })
}
