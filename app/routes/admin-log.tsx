import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import adminLogCss from '../people/admin-log.css?url'
import { AdminLogPage } from '../people/AdminLogPage'
import { peopleHeaders } from '../people/answer'
import { askedLog } from '../people/askedLog'
import peopleCss from '../people/people.css?url'
import sectionsCss from '../ui/sections.css?url'
import { titleIn } from '../people/title'
import { requirePerson } from '../requirePerson'

/** Entries on a page. */
const pageLength = 100

export const links: LinksFunction = () =>
  [sectionsCss, peopleCss, adminLogCss].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction<typeof loader> = ({ matches }) => [titleIn(matches, 'log')]
export const headers = peopleHeaders

/** `GET /people/log`: what administrators did, newest first; `before`, `person` and `kind` as askedLog reads them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { people } = context
  const person = requirePerson(context, '/sign-in?next=/people/log')
  const asked = askedLog(new URL(request.url).searchParams)
  const page = await people.adminLog(asked, pageLength)
  if (!page) throw new Response(null, { status: 403, statusText: 'Forbidden' })
  const list = (await people.list()).sort((a, b) => a.name.localeCompare(b.name, 'zh'))
  const names = list.map(({ id, name, account }) => ({ id, name, account }))
  return { person, asked, page, people: names, timeZone: await context.timeZone() }
}

export default function AdminLog() {
  return <AdminLogPage {...useLoaderData<typeof loader>()} />
}
