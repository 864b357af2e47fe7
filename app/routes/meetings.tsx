import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { TopBar } from '../ui/TopBar'

/** `GET /trackers/:id/meetings`: all meetings of a ledger, newest first. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { person } = context
  if (!person) throw redirect(`/sign-in?next=${encodeURIComponent(new URL(request.url).pathname)}`)
  const tracker = (await context.ledgers.list()).find(({ id }) => id === params.id)
  if (!tracker) throw new Response(null, { status: 404, statusText: 'Not Found' })
  return { tracker, person, meetings: await context.meetings.list(tracker.id), now: context.now() }
}

export default function Meetings() {
  const { person, tracker, meetings } = useLoaderData<typeof loader>()
  return (
    <>
      <TopBar person={person} />
      <main className="page">
        <h1 className="page__title">{tracker.title.zh}</h1>
        <ul>
          {meetings.map(({ meeting }) => (
            <li key={meeting.id}>
              <Link to={meeting.id}>{meeting.heldOn} {meeting.title}</Link>
            </li>
          ))}
        </ul>
      </main>
    </>
  )
}
