import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { recordTitle } from '../i18n/recordTitle'
import { coordinates } from '../model/ledger/person'
import { formOf } from '../people/answer'
import { requireLedger } from '../requireLedger'
import ledgerCss from '../ledger/ledger.css?url'
import settingsCss from '../settings/settings.css?url'
import { settingsForm, withForm, type SettingsProblem } from '../settings/settingsForm'
import { SettingsPage } from '../settings/SettingsPage'
import structureCss from '../structure/structure.css?url'
import sectionsCss from '../ui/sections.css?url'

export const links: LinksFunction = () =>
  [sectionsCss, ledgerCss, structureCss, settingsCss].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  recordTitle(matches, 'settings', data?.tracker),
]

/** `GET /trackers/:id/settings` (N7): for those who coordinate the ledger. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const ledger = await requireLedger(context, params.id, request)
  if (!coordinates(ledger.person)) throw new Response(null, { status: 403, statusText: 'Forbidden' })
  const { tracker, departments, columns, streams } = await ledger.rows.read()
  return { tracker, departments, columns, streams, person: ledger.person, now: context.now() }
}

const statuses: Record<SettingsProblem, number> = {
  'not-allowed': 403,
  'title-missing': 400,
  'title-malformed': 400,
  'title-taken': 409,
  'bad-threshold': 400,
}

export async function action({ params, context, request }: ActionFunctionArgs) {
  const { tracker, settings } = await requireLedger(context, params.id, request)
  const parsed = settingsForm.safeParse(Object.fromEntries(await formOf(request)))
  if (!parsed.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const { intent } = parsed.data
  const outcome = await settings.save(withForm({ title: tracker.title, thresholds: tracker.settings }, parsed.data))
  if (outcome === 'saved') return redirect(`/trackers/${tracker.id}/settings?done=${intent}#${intent}`)
  return data({ intent, problem: outcome, values: parsed.data }, { status: statuses[outcome] })
}

export default function Settings() {
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [query] = useSearchParams()
  return <SettingsPage key={loaded.tracker.id} {...loaded} refused={refused ?? null} done={query.get('done')} />
}
