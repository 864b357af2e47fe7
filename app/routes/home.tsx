import { data, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formOf } from '../bodies'
import homeCss from '../home/home.css?url'
import { HomePage } from '../home/HomePage'
import { ledgerOverview, type LedgerOverview } from '../home/ledgerOverview'
import { searchLedgers } from '../home/searchLedgers'
import { createI18n } from '../i18n/i18n'
import { languageOf } from '../i18n/language'
import { translationOf } from '../i18n/useTranslation'
import { missingYears } from '../model/house/calendar'
import { administers, makesLedgers } from '../model/house/housePerson'
import { dateIn } from '../model/text/dates'
import { readLedger, type ReadLedger } from '../inbox/readLedger'
import { requirePerson } from '../requirePerson'
import sectionsCss from '../ui/sections.css?url'

/** Of a search in all ledgers. */
const longestSearch = 200

export const links: LinksFunction = () => [sectionsCss, homeCss].map((href) => ({ rel: 'stylesheet', href }))

/**
 * `GET /` (N7): the house's home. Whoever has one ledger only lands in it, unless they ask for the home (`?home`) or look
 * for something (`?q=`). `?removed=FILE`: they have just taken out the ledger that this file holds.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePerson(context, '/sign-in')
  const { searchParams: query } = new URL(request.url)
  // Before what it speaks of is read: what comes in between is read once more.
  const reach = await context.ledgers.reach()
  const trackers = await context.ledgers.list()
  const text = (query.get('q') ?? '').trim().slice(0, longestSearch)
  const active = trackers.filter(({ archivedAt }) => archivedAt === undefined)
  if (active.length === 1 && !query.has('home') && text === '') throw redirect(`/trackers/${active[0]!.id}`)
  const now = context.now()
  const translation = translationOf(createI18n(languageOf(request)))
  const read: ReadLedger[] = []
  const ledgers: LedgerOverview[] = []
  for (const { id } of trackers) {
    const ledger = await context.ledgers.enter(id)
    if (!ledger) continue
    const one = readLedger(await ledger.rows.read(), now, translation)
    read.push(one)
    ledgers.push(ledgerOverview(one, ledger.person, await ledger.comments.inbox()))
  }
  const departments = await context.people.departments()
  const removed = await context.ledgers.removed()
  const timeZone = await context.timeZone()
  return {
    person,
    departments,
    ledgers,
    reach,
    mayCreate: makesLedgers(person),
    /** Departments that were just added. */
    added: Number(query.get('added')) || 0,
    removed,
    timeZone,
    now,
    /** Years that administrators have to enter into the calendar. */
    missing: administers(person) ? missingYears(await context.calendar.read(), dateIn(timeZone, now)) : [],
    takenOut: removed.find(({ file }) => file === query.get('removed')) ?? null,
    search: text === '' ? null : { text, found: searchLedgers(read, text) },
  }
}

/** `POST /?home`: brings back a ledger that was taken out, by its `file` (L7). */
export async function action({ request, context }: ActionFunctionArgs) {
  requirePerson(context, '/sign-in')
  const file = (await formOf(request)).get('file')
  const outcome = await context.ledgers.restore(typeof file === 'string' ? file : '')
  if (outcome.ok) return redirect(`/trackers/${outcome.value.id}`)
  if (outcome.problem === 'not-allowed') throw new Response(null, { status: 403, statusText: 'Forbidden' })
  return data({ problem: outcome.problem }, { status: 409 })
}

export default function Home() {
  const refused = useActionData<typeof action>()
  return <HomePage {...useLoaderData<typeof loader>()} notRestored={refused?.problem ?? null} />
}
