import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import filesCss from '../files/files.css?url'
import { recordTitle } from '../i18n/recordTitle'
import recordsCss from '../meeting/records.css?url'
import { requireLedger } from '../requireLedger'
import stripsCss from '../records/records.css?url'
import whistlesCss from '../whistles/whistles.css?url'
import { WhistlesPage } from '../whistles/WhistlesPage'

export const links: LinksFunction = () =>
  [recordsCss, filesCss, stripsCss, whistlesCss].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  recordTitle(matches, 'whistles', data?.snapshot.tracker),
]

/** `GET /trackers/:id/whistles`: a ledger's whistles, those that are going on first. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { person, rows, records } = await requireLedger(context, params.id, request)
  const snapshot = await rows.read()
  return {
    snapshot: { ...snapshot, items: [], stamps: {} },
    person,
    first: await records.whistles(),
    now: context.now(),
  }
}

export default function WhistlesRoute() {
  return <WhistlesPage {...useLoaderData<typeof loader>()} />
}
