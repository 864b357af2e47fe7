import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import type * as z from 'zod'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { formOf } from '../bodies'
import type { AppContext } from '../context'
import { recordTitle } from '../i18n/recordTitle'
import { actOnRobots, robotsForm, type RobotsAnswer } from '../deliveries/robotsForm'
import { administers } from '../model/house/housePerson'
import type { Kept } from '../model/house/keeping'
import type { Tracker } from '../model/ledger/tracker'
import type { LedgerSettings } from '../ports/settings'
import type { KeepingPort } from '../ports/keeping'
import { requireLedger } from '../requireLedger'
import ledgerCss from '../ledger/ledger.css?url'
import { defaultWhistleLimits } from '../model/records/whistleLimits'
import { requirePerson } from '../requirePerson'
import settingsCss from '../settings/settings.css?url'
import deliveriesCss from '../deliveries/deliveries.css?url'
import accessCss from '../access/access.css?url'
import { accessForm, granteeText } from '../access/accessForm'
import { readPolicy, remindersForm } from '../settings/remindersForm'
import type { Refused } from '../settings/refused'
import { keepingForm, settingsForm, withForm } from '../settings/settingsForm'
import { SettingsPage } from '../settings/SettingsPage'
import structureCss from '../structure/structure.css?url'
import sectionsCss from '../ui/sections.css?url'

export const links: LinksFunction = () =>
  [sectionsCss, ledgerCss, structureCss, settingsCss, accessCss, deliveriesCss].map((href) => ({
    rel: 'stylesheet',
    href,
  }))
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  recordTitle(matches, 'settings', data?.tracker),
]

/** `GET /trackers/:id/settings` (N7): for those who coordinate the ledger, or would if it were not archived. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const ledger = await requireLedger(context, params.id, request)
  const access = await ledger.grants.read()
  if (!ledger.mayKeep || !access) throw new Response(null, { status: 403, statusText: 'Forbidden' })
  const { tracker, departments, columns, streams } = await ledger.rows.read()
  return {
    tracker,
    departments,
    columns,
    streams,
    person: ledger.person,
    now: context.now(),
    access,
    reminders: await ledger.settings.reminders(),
    robots: await ledger.robots.list(),
    administers: administers(requirePerson(context, '/sign-in')),
  }
}

const statuses: Record<Refused['problem'], number> = {
  'not-allowed': 403,
  'title-missing': 400,
  'title-malformed': 400,
  'title-taken': 409,
  'bad-threshold': 400,
  'bad-policy': 400,
  'unknown-leader': 400,
  'bad-count': 400,
  'bad-limits': 400,
  'unknown-grantee': 400,
  'loses-own': 409,
}

const robotStatuses: Record<Extract<RobotsAnswer, { problem: unknown }>['problem'], number> = {
  'not-allowed': 403,
  'unknown-robot': 404,
  'too-many-robots': 409,
  'robot-name': 400,
  'robot-address': 400,
  'robot-secret': 400,
  'robot-tellings': 400,
  'robot-inside': 400,
}

export async function action({ params, context, request }: ActionFunctionArgs) {
  const { tracker, settings, keeping, grants, robots } = await requireLedger(context, params.id, request)
  const fields = Object.fromEntries(await formOf(request))
  const kept = keepingForm.safeParse(fields)
  if (kept.success) return keep(tracker.id, keeping, kept.data)
  const asked = accessForm.safeParse(fields)
  if (asked.success) {
    const { to, access, sure } = asked.data
    const outcome = await grants.set(to, access, sure)
    if (outcome === 'saved') return redirect(await whereTo(context, tracker.id))
    const values = { to: granteeText(to), access: access ?? '' }
    return data({ intent: 'access' as const, problem: outcome, values }, { status: statuses[outcome] })
  }
  const asksRobots = robotsForm.safeParse(fields)
  if (asksRobots.success) {
    const answer = await actOnRobots(robots, asksRobots.data)
    if (!answer) return redirect(`/trackers/${tracker.id}/settings?done=robots#robots`)
    return data({ robots: answer }, { status: 'trial' in answer ? 200 : robotStatuses[answer.problem] })
  }
  const asksReminders = remindersForm.safeParse(fields)
  if (asksReminders.success) {
    const policy = readPolicy(asksReminders.data)
    const outcome = policy ? await settings.saveReminders(policy) : 'bad-policy'
    if (outcome === 'saved') return redirect(`/trackers/${tracker.id}/settings?done=reminders#reminders`)
    return data(
      { intent: 'reminders' as const, problem: outcome, values: asksReminders.data },
      { status: statuses[outcome] },
    )
  }
  const parsed = settingsForm.safeParse(fields)
  if (!parsed.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const { intent } = parsed.data
  const outcome = await settings.save(withForm(settingsOf(tracker), parsed.data))
  if (outcome === 'saved') return redirect(`/trackers/${tracker.id}/settings?done=${intent}#${intent}`)
  return data({ intent, problem: outcome, values: parsed.data }, { status: statuses[outcome] })
}

function settingsOf({ title, settings }: Tracker): LedgerSettings {
  return {
    title,
    thresholds: settings,
    leader: settings.extensionLeader ?? null,
    limits: settings.whistleLimits ?? defaultWhistleLimits,
  }
}

async function keep(tracker: string, keeping: KeepingPort, form: z.infer<typeof keepingForm>) {
  const outcome: Kept<{ file: string } | null> =
    form.intent === 'remove'
      ? await keeping.remove(form.title, form.departments === 'yes')
      : await keeping[form.intent]()
  if (!outcome.ok) return data({ keeping: outcome.problem }, { status: outcome.problem === 'not-allowed' ? 403 : 409 })
  const file = outcome.value?.file
  return redirect(file ? `/?home&removed=${encodeURIComponent(file)}#removed` : `/trackers/${tracker}/settings#keeping`)
}

/** Back to where access is given; who has just taken their own goes where they still may. */
async function whereTo(context: AppContext, id: string): Promise<string> {
  const ledger = await context.ledgers.enter(id)
  if (ledger?.mayKeep) return `/trackers/${id}/settings?done=access#access`
  return ledger ? `/trackers/${id}` : '/'
}

export default function Settings() {
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [query] = useSearchParams()
  return (
    <SettingsPage
      // As whom one is here changes with an archived ledger: the page connects anew.
      key={`${loaded.tracker.id}/${loaded.person.role}`}
      {...loaded}
      refused={refused && 'intent' in refused ? refused : null}
      robotsAnswer={refused && 'robots' in refused ? refused.robots : null}
      notKept={refused && 'keeping' in refused ? refused.keeping : null}
      done={query.get('done')}
    />
  )
}
