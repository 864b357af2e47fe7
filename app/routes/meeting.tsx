import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { changedSinceBase, shownOf } from '../meeting/shown'
import { TopBar } from '../ui/TopBar'

/** `GET /trackers/:id/meeting` (N4): the ledger and the meeting that is on in it; without one, where one is started. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { person } = context
  if (!person) throw redirect(`/sign-in?next=${encodeURIComponent(new URL(request.url).pathname)}`)
  const snapshot = await context.ledgers.read(params.id!)
  if (!snapshot) throw new Response(null, { status: 404, statusText: 'Not Found' })
  const shown = await shownOf(context, snapshot.tracker.id)
  return { snapshot, person, ...shown, comparison: await changedSinceBase(context, snapshot.tracker.id, shown.state) }
}

export default function MeetingRoute() {
  const { person, snapshot, state } = useLoaderData<typeof loader>()
  return (
    <>
      <TopBar person={person} />
      <main className="page">
        <h1 className="page__title">{state?.meeting.title ?? snapshot.tracker.title.zh}</h1>
      </main>
    </>
  )
}
