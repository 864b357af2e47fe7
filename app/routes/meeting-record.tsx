import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { languageOf } from '../i18n/language'
import { TopBar } from '../ui/TopBar'

/** `GET /trackers/:id/meetings/:meeting`: all that is kept of a meeting; `minutes` in the page's language, null while it is on. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { person, meetings } = context
  if (!person) throw redirect(`/sign-in?next=${encodeURIComponent(new URL(request.url).pathname)}`)
  const record = await meetings.read(params.id!, params.meeting!)
  if (!record) throw new Response(null, { status: 404, statusText: 'Not Found' })
  return { person, record, minutes: await meetings.minutes(record.tracker.id, record.meeting.id, languageOf(request)), now: context.now() }
}

export default function MeetingRecordRoute() {
  const { person, record, minutes } = useLoaderData<typeof loader>()
  return (
    <>
      <TopBar person={person} />
      <main className="page">
        <h1 className="page__title">{record.meeting.title}</h1>
        {minutes && <pre>{minutes.text}</pre>}
      </main>
    </>
  )
}
