import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { languageIn } from '../i18n/languageIn'
import { wordsIn } from '../i18n/wordsAtHand'
import { requireLedger } from '../requireLedger'
import { chairsOf, noChairs, type Chairs } from '../meeting/chairs'
import { changedSinceBase, shownOf } from '../meeting/shown'
import type { MemberLedger } from '../ports/ledgers'
import gridCss from '../grid/grid.css?url'
import { MeetingPage } from '../meeting/MeetingPage'
import { coordinates } from '../model/ledger/person'
import screenLinksCss from '../meeting/screenLinks.css?url'
import stageCss from '../meeting/stage/stage.css?url'

export const links: LinksFunction = () =>
  [gridCss, stageCss, screenLinksCss].map((href) => ({ rel: 'stylesheet', href }))

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageIn(matches)
  const { app, meeting } = wordsIn(language)
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
  const ledger = await requireLedger(context, params.id, request)
  const shown = await shownOf(ledger, context.now())
  return {
    snapshot: await ledger.rows.read(),
    person: ledger.person,
    ...shown,
    comparison: await changedSinceBase(ledger, shown),
    chairs: coordinates(ledger.person) ? await knownChairs(ledger) : noChairs,
  }
}

async function knownChairs({ meetings, comments }: MemberLedger): Promise<Chairs> {
  const held = (await meetings.list()).map(({ meeting }) => meeting)
  return chairsOf(held, await comments.mentionables())
}

export default function MeetingRoute() {
  const { snapshot, person, comparison, chairs, ...shown } = useLoaderData<typeof loader>()
  return (
    <MeetingPage
      key={snapshot.tracker.id}
      snapshot={snapshot}
      person={person}
      shown={shown}
      comparison={comparison}
      chairs={chairs}
    />
  )
}
