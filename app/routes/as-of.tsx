import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import gridCss from '../grid/grid.css?url'
import asOfCss from '../history/as-of.css?url'
import { AsOfPage } from '../history/AsOfPage'
import { askedMoment } from '../history/askedMoment'
import ledgerCss from '../ledger/ledger.css?url'
import { languageIn } from '../i18n/languageIn'
import { requireLedger } from '../requireLedger'

export const links: LinksFunction = () => [ledgerCss, gridCss, asOfCss].map((href) => ({ rel: 'stylesheet', href }))

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageIn(matches)
  const [name, past] = language === 'en' ? ['Luoshi', 'in the past'] : ['落实台账', '历史']
  return [{ title: data ? `${data.tracker.title[language]} · ${past} · ${name}` : name }]
}

/** `GET /trackers/:id/as-of?at=` (H3): `at` as askedMoment reads it; without it the present, and the form to choose. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { tracker, person, rows } = await requireLedger(context, params.id, request)
  const { searchParams } = new URL(request.url)
  const now = context.now()
  const common = { tracker, person, now, page: Math.max(1, Math.trunc(Number(searchParams.get('page'))) || 1) }
  const text = searchParams.get('at')
  if (!text) return { ...common, at: null, snapshot: await rows.read(), problem: null }
  const { at, problem } = askedMoment(text, tracker.settings.timeZone, now)
  if (problem !== null) return data({ ...common, at, snapshot: null, problem }, { status: 400 })
  const snapshot = await rows.readAsOf(at)
  if (!snapshot) return data({ ...common, at, snapshot, problem: 'tooEarly' as const }, { status: 404 })
  return { ...common, at, snapshot, problem }
}

export default function AsOf() {
  return <AsOfPage {...useLoaderData<typeof loader>()} />
}
