import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { recordTitle } from '../i18n/recordTitle'
import { OrderPage } from '../papers/OrderPage'
import paperCss from '../papers/paper.css?url'
import { requireLedger } from '../requireLedger'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: paperCss }]
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [recordTitle(matches, 'order', data?.tracker)]

/** `GET /trackers/:id/orders/:record`: a supervision order as the paper that it is (E5), with what became of it. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { tracker, person, rows, records } = await requireLedger(context, params.id, request)
  const found = await records.find(params.record!)
  if (found?.record.kind !== 'order') throw new Response(null, { status: 404, statusText: 'Not Found' })
  const { departments } = await rows.read()
  return { tracker, person, departments, order: found.record, events: found.events }
}

export default function Order() {
  return <OrderPage {...useLoaderData<typeof loader>()} />
}
