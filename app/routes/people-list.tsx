import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { administers } from '../model/house/housePerson'
import { peopleHeaders } from '../people/answer'
import { PeopleListPage } from '../people/list/PeopleListPage'
import peopleListCss from '../people/list/people-list.css?url'
import peopleCss from '../people/people.css?url'
import { titleIn } from '../people/title'
import { requirePerson } from '../requirePerson'
import sectionsCss from '../ui/sections.css?url'

export const links: LinksFunction = () =>
  [sectionsCss, peopleCss, peopleListCss].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction<typeof loader> = ({ matches }) => [titleIn(matches, 'list')]
export const headers = peopleHeaders

/** `GET /people/list`: what inviting a list needs to know of the house. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { people } = context
  const person = requirePerson(context, '/sign-in?next=/people/list')
  if (!administers(person)) throw new Response(null, { status: 403, statusText: 'Forbidden' })
  const [departments, list, invitations, trackers, timeZone] = await Promise.all([
    people.departments(),
    people.list(),
    people.invitations(),
    context.ledgers.list(),
    context.timeZone(),
  ])
  const accounts = [...list, ...invitations].flatMap(({ account }) => account || [])
  const ledgers = trackers.map(({ id, title }) => ({ id, title }))
  return { person, departments, ledgers, accounts, timeZone }
}

export default function PeopleListRoute() {
  return <PeopleListPage {...useLoaderData<typeof loader>()} />
}
