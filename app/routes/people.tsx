import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData, useLocation, useSearchParams } from '@remix-run/react'
import { formOf } from '../bodies'
import { useTranslation } from '../i18n/useTranslation'
import { administers, houseRoles } from '../model/house/housePerson'
import { act } from '../people/act'
import { refusedAt } from '../people/acted'
import { AccountSection } from '../people/AccountSection'
import { peopleHeaders, refuse } from '../people/answer'
import { askedPeople, peopleAddress } from '../people/askedPeople'
import { peopleForm } from '../people/forms'
import { HouseSections, type House } from '../people/HouseSections'
import { narrowPeople, pageOf } from '../people/narrowPeople'
import { PeopleSearch } from '../people/PeopleSearch'
import peopleCss from '../people/people.css?url'
import deliveriesCss from '../deliveries/deliveries.css?url'
import { TellingSection } from '../deliveries/TellingSection'
import sectionsCss from '../ui/sections.css?url'
import { titleIn } from '../people/title'
import { useProblemText } from '../people/useProblemText'
import { requirePerson } from '../requirePerson'
import { isReport } from '../people/reports'
import { SectionedPage } from '../ui/SectionedPage'
import { TopBar } from '../ui/TopBar'

const signIn = '/sign-in?next=/people'

export const links: LinksFunction = () =>
  [sectionsCss, peopleCss, deliveriesCss].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [
  titleIn(matches, data?.house ? 'people' : 'account'),
]
export const headers = peopleHeaders

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { people } = context
  const person = requirePerson(context, signIn)
  const [departments, timeZone, telling] = await Promise.all([
    people.departments(),
    context.timeZone(),
    context.telling.mine(),
  ])
  const mine = {
    person,
    department: departments.find(({ id }) => id === person.department)?.name ?? null,
    timeZone,
    telling,
  }
  if (!administers(person)) return { ...mine, house: null }
  const { searchParams: query } = new URL(request.url)
  const opened = query.get('edit-department')
  const [list, invitations, trackers, use, undelivered] = await Promise.all([
    people.list(),
    people.invitations(),
    context.ledgers.list(),
    opened === null ? null : people.departmentUse(opened),
    context.telling.countUndelivered(),
  ])
  departments.sort((a, b) => Number(a.isClosed ?? false) - Number(b.isClosed ?? false))
  list.sort(
    (a, b) =>
      Number(a.disabled) - Number(b.disabled) ||
      houseRoles.indexOf(a.houseRole) - houseRoles.indexOf(b.houseRole) ||
      a.name.localeCompare(b.name, 'zh'),
  )
  const ledgers = trackers.map(({ id, title }) => ({ id, title }))
  const asked = askedPeople(query)
  const found = narrowPeople({ people: list, invitations, departments }, asked)
  const house: House = {
    people: pageOf(found.people, asked.pages.people, query.get('edit')),
    invitations: pageOf(found.invitations, asked.pages.invitations, null),
    listed: pageOf(found.departments, asked.pages.departments, opened),
    open: invitations.length,
    undelivered,
    departments,
    ledgers,
    use,
    invited: invitations.filter(({ department }) => department === opened).length,
  }
  return { ...mine, house }
}

export async function action({ request, context }: ActionFunctionArgs) {
  requirePerson(context, signIn)
  const entries = [...(await formOf(request))].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  const parsed = peopleForm.safeParse(Object.fromEntries(entries))
  if (!parsed.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const { intent } = parsed.data
  const outcome = await act(context, parsed.data)
  const values: Record<string, string> = intent === 'password' ? {} : Object.fromEntries(entries)
  if (!outcome.ok) return refuse(outcome, { intent, values, made: null })
  // A link is shown this once, so it is answered with; all else is seen on the page that comes next.
  return outcome.value
    ? data({ intent, values, made: outcome.value, error: undefined })
    : redirect(
        peopleAddress(askedPeople(new URL(request.url).searchParams), {
          done: intent,
          ...(intent === 'telling' && { section: 'telling' }),
        }),
      )
}

export default function People() {
  const { t } = useTranslation()
  const { person, department, timeZone, telling, house } = useLoaderData<typeof loader>()
  const problemText = useProblemText()
  const acted = useActionData<typeof action>()
  const refused = acted?.error ? acted : undefined
  const [query] = useSearchParams()
  const { key } = useLocation()
  const done = query.get('done') ?? ''
  const doneIn = (prefix: string) =>
    !acted && isReport(done) && done.startsWith(prefix) ? t(`people.done-${done}`) : null
  /** A form that was accepted starts anew, empty. */
  const keyOf = (intent: string) => (done === intent ? key : 'form')
  const account = (
    <AccountSection
      person={person}
      level={house ? 2 : 1}
      department={department}
      done={doneIn('password')}
      refused={refusedAt(refused, ['password'])}
      formKey={keyOf('password')}
    />
  )
  const wrong = refusedAt(refused, ['telling'])
  const told = (
    <TellingSection
      {...telling}
      done={doneIn('telling')}
      refused={wrong ? { values: wrong.values, text: problemText(wrong) } : null}
    />
  )
  if (!house) {
    return (
      <>
        <TopBar person={person} />
        <main className="page sections__list">
          {account}
          {told}
        </main>
      </>
    )
  }
  const anchors = [
    { id: 'people', title: t('people.people'), count: house.people.count },
    { id: 'invitations', title: t('people.invitations'), count: house.invitations.count },
    { id: 'departments', title: t('people.departments'), count: house.listed.count },
    { id: 'account', title: t('people.accountTitle') },
    { id: 'telling', title: t('deliveries.own.title') },
  ]
  return (
    <>
      <TopBar person={person} />
      <SectionedPage
        title={t('people.pageTitle')}
        label={t('people.sections')}
        anchors={anchors}
        beside={
          <nav aria-label={t('people.beside')} className="sections__beside">
            <Link to="/calendar">{t('calendar.title')}</Link>
            <Link to="/people/deliveries">
              {house.undelivered > 0
                ? t('deliveries.page.titleFailed', { count: house.undelivered })
                : t('deliveries.page.title')}
            </Link>
            <Link to="/people/log">{t('adminLog.title')}</Link>
          </nav>
        }
      >
        <PeopleSearch
          departments={house.departments}
          counts={{
            people: house.people.count,
            invitations: house.invitations.count,
            departments: house.listed.count,
          }}
        />
        <HouseSections
          house={house}
          person={person}
          timeZone={timeZone}
          made={acted?.made ? { ...acted.made, intent: acted.intent, id: acted.values.id } : null}
          refused={refused}
          doneIn={doneIn}
          open={{ person: query.get('edit'), department: query.get('edit-department') }}
          formKey={keyOf('department-add')}
        />
        {account}
        {told}
      </SectionedPage>
    </>
  )
}
