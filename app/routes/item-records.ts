import type { LoaderFunctionArgs } from '@remix-run/node'
import { jsonAnswer } from '../contracts/contract'
import { itemRecords } from '../contracts/records'
import { requireLedger } from '../requireLedger'

/** `GET /trackers/:id/items/:item/records`: JSON `ItemRecords`, what happened to each of them too. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { records } = await requireLedger(context, params.id)
  return jsonAnswer(itemRecords, await records.ofItem(params.item!), { headers: { 'Cache-Control': 'no-store' } })
}
