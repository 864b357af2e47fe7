import { redirect, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { en } from '../i18n/en'
import { zh } from '../i18n/zh'
import type { loader as rootLoader } from '../root'
import { changedSinceBase, shownOf } from '../meeting/shown'
import gridCss from '../grid/grid.css?url'
import { MeetingPage } from '../meeting/MeetingPage'
import screenLinksCss from '../meeting/screenLinks.css?url'
import stageCss from '../meeting/stage/stage.css?url'

export const links: LinksFunction = () =>
  [gridCss, stageCss, screenLinksCss].map((href) => ({ rel: 'stylesheet', href }))

export const meta: MetaFunction<typeof loader, { root: typeof rootLoader }> = ({ data, matches }) => {
  const language = matches.find(({ id }) => id === 'root')?.data?.language === 'en' ? 'en' : 'zh'
  const { app, meeting } = language === 'en' ? en : zh
  return [
    {
      title: [data?.state?.meeting.title ?? meeting.title, data?.snapshot.tracker.title[language], app.name]
        .filter(Boolean)
        .join(' · '),
    },
  ]
}

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
  const { snapshot, person, comparison, ...shown } = useLoaderData<typeof loader>()
  return (
    <MeetingPage key={snapshot.tracker.id} snapshot={snapshot} person={person} shown={shown} comparison={comparison} />
  )
}
