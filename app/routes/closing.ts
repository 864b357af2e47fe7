import type { LoaderFunctionArgs } from '@remix-run/node'
import { jsonAnswer } from '../contracts/contract'
import { closing } from '../contracts/closing'
import { requireLedger } from '../requireLedger'

/** `GET /trackers/:id/items/:item/closing`: JSON, what an item was closed on; null for one that is not closed. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { history } = await requireLedger(context, params.id)
  return jsonAnswer(closing, { closing: await history.closing(params.item!) })
}
