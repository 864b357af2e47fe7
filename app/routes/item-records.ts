import type { LoaderFunctionArgs } from '@remix-run/node'
import { jsonAnswer } from '../contracts/contract'
import { recordsOfItem } from '../contracts/records'
import { requireLedger } from '../requireLedger'

/** `GET /trackers/:id/items/:item/records`: JSON, all that was ever asked about a row with what happened to it, newest first. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { records } = await requireLedger(context, params.id)
  return jsonAnswer(recordsOfItem, await records.ofItem(params.item!), { headers: { 'Cache-Control': 'no-store' } })
}
