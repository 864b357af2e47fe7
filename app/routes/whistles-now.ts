import type { LoaderFunctionArgs } from '@remix-run/node'
import { jsonAnswer } from '../contracts/contract'
import { whistlesNow } from '../contracts/whistles'
import { requireLedger } from '../requireLedger'

/** `GET /trackers/:id/whistles/now`: JSON `WhistlesNow`. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { records } = await requireLedger(context, params.id)
  return jsonAnswer(whistlesNow, await records.whistles(), { headers: { 'Cache-Control': 'no-store' } })
}
