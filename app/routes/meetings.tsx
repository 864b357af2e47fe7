import { redirect, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { recordTitle } from '../i18n/recordTitle'
import { MeetingsPage } from '../meeting/MeetingsPage'
import recordsCss from '../meeting/records.css?url'
import screenLinksCss from '../meeting/screenLinks.css?url'

export const links: LinksFunction = () => [recordsCss, screenLinksCss].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  recordTitle(matches, 'meetings', data?.tracker),
]

/** `GET /trackers/:id/meetings`: all meetings of a ledger, newest first. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { person } = context
  if (!person) throw redirect(`/sign-in?next=${encodeURIComponent(new URL(request.url).pathname)}`)
  const tracker = (await context.ledgers.list()).find(({ id }) => id === params.id)
  if (!tracker) throw new Response(null, { status: 404, statusText: 'Not Found' })
  return { tracker, person, meetings: await context.meetings.list(tracker.id) }
}

export default function Meetings() {
  return <MeetingsPage {...useLoaderData<typeof loader>()} />
}
