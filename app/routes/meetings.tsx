import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { recordTitle } from '../i18n/recordTitle'
import { MeetingsPage } from '../meeting/MeetingsPage'
import recordsCss from '../meeting/records.css?url'
import screenLinksCss from '../meeting/screenLinks.css?url'
import { requireLedger } from '../requireLedger'

export const links: LinksFunction = () => [recordsCss, screenLinksCss].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  recordTitle(matches, 'meetings', data?.tracker),
]

/** `GET /trackers/:id/meetings`: all meetings of a ledger, newest first. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { tracker, person, meetings } = await requireLedger(context, params.id, request)
  return { tracker, person, meetings: await meetings.list() }
}

export default function Meetings() {
  return <MeetingsPage {...useLoaderData<typeof loader>()} />
}
