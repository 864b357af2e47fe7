import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formOf } from '../bodies'
import calendarCss from '../calendar/calendar.css?url'
import { changedDays, readCalendarForm } from '../calendar/calendarForm'
import { CalendarPage } from '../calendar/CalendarPage'
import { isCalendarYear, missingYears } from '../model/house/calendar'
import { administers } from '../model/house/housePerson'
import { readCalendarList } from '../model/house/readCalendarList'
import { dateIn } from '../model/text/dates'
import { titleIn } from '../people/title'
import { requirePerson } from '../requirePerson'
import sectionsCss from '../ui/sections.css?url'

const signIn = '/sign-in?next=/calendar'
const reports = ['days', 'list', 'complete', 'incomplete'] as const

export const links: LinksFunction = () => [sectionsCss, calendarCss].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction = ({ matches }) => [titleIn(matches, 'calendar')]

/** `GET /calendar?year=2027`: the house's calendar (R3), for administrators; without a year this one, or one that is missing. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePerson(context, signIn)
  if (!administers(person)) throw new Response(null, { status: 403, statusText: 'Forbidden' })
  const query = new URL(request.url).searchParams
  const calendar = await context.calendar.read()
  const today = dateIn(await context.timeZone(), context.now())
  const missing = missingYears(calendar, today)
  const asked = Number(query.get('year'))
  return {
    ...{ person, calendar, today, missing },
    year: isCalendarYear(asked) ? asked : (missing[0] ?? Number(today.slice(0, 4))),
    done: reports.find((one) => one === query.get('done')) ?? null,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (!administers(requirePerson(context, signIn))) throw new Response(null, { status: 403, statusText: 'Forbidden' })
  const form = readCalendarForm(await formOf(request))
  if (!form) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const { year } = form
  const report = (done: (typeof reports)[number], at = year) => redirect(`/calendar?year=${at}&done=${done}#year`)
  if (form.intent === 'complete') {
    await context.calendar.setComplete(year, form.is === 'yes')
    return report(form.is === 'yes' ? 'complete' : 'incomplete')
  }
  if (form.intent === 'list') {
    const { days, problems } = readCalendarList(form.text, year)
    if (problems.length > 0 || days.length === 0)
      return data({ intent: 'list' as const, text: form.text, problems }, { status: 400 })
    await context.calendar.set(days)
    return report('list', Number(days[0]!.date.slice(0, 4)))
  }
  const outcome = await context.calendar.set(changedDays(form))
  return outcome.ok ? report('days') : data({ intent: 'days' as const, problem: outcome.problem }, { status: 400 })
}

export default function Calendar() {
  return <CalendarPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
}
