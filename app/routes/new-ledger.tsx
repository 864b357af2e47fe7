import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { makesLedgers } from '../model/house/housePerson'
import { dateIn } from '../model/text/dates'
import newLedgerCss from '../newledger/new-ledger.css?url'
import { NewLedgerPage, starts } from '../newledger/NewLedgerPage'
import { titleIn } from '../people/title'
import { requirePerson } from '../requirePerson'
import importCss from '../transfer/import.css?url'

export const links: LinksFunction = () => [importCss, newLedgerCss].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction = ({ matches }) => [titleIn(matches, 'newLedger')]

/** `GET /trackers/new` (N7): for those who may make ledgers. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePerson(context, '/sign-in?next=/trackers/new')
  if (!makesLedgers(person)) throw new Response(null, { status: 403, statusText: 'Forbidden' })
  const [departments, timeZone, templates, ledgers] = await Promise.all([
    context.people.departments(),
    context.timeZone(),
    context.templates.list(),
    context.ledgers.list(),
  ])
  const asked = new URL(request.url).searchParams.get('from')
  return {
    person,
    start: starts.find((start) => start === asked) ?? 'file',
    departments: departments.map(({ people: _, ...department }) => department),
    today: dateIn(timeZone, context.now()),
    ...{ timeZone, templates },
    ledgers: ledgers.map(({ id, title }) => ({ id, title })),
  }
}

export default function NewLedger() {
  return <NewLedgerPage {...useLoaderData<typeof loader>()} />
}
