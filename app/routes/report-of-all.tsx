import { data, redirect, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import compareCss from '../history/compare.css?url'
import { compareAddress } from '../history/compareAddress'
import { languageIn } from '../i18n/languageIn'
import { requirePerson } from '../requirePerson'
import { askedReport } from '../report/askedReport'
import { lineOf, ReportOfAllPage, type LedgerLine } from '../report/ReportOfAllPage'
import reportCss from '../report/report.css?url'

export const links: LinksFunction = () => [compareCss, reportCss].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction = ({ matches }) => [
  { title: languageIn(matches) === 'en' ? 'Report · Luoshi' : '报告 · 落实台账' },
]

/** `GET /report`: a line a ledger, of those that one may see (L8), as of `to` against `from`, moments as askedPoint reads them. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, '/sign-in?next=/report')
  const { pathname, searchParams } = new URL(request.url)
  const plain = compareAddress(searchParams)
  if (plain) throw redirect(`${pathname}?${plain}`)
  const now = context.now()
  const query = new URLSearchParams({ to: searchParams.get('to') ?? 'now' })
  const from = searchParams.get('from')
  if (from !== null) query.set('from', from)
  const lines: LedgerLine[] = []
  for (const { id } of await context.ledgers.list()) {
    const ledger = await context.ledgers.enter(id)
    if (!ledger) continue
    const asked = await askedReport(ledger, query, now)
    lines.push(lineOf(ledger.tracker, asked))
  }
  return data({ person, now, timeZone: await context.timeZone(), lines, asked: query.get('to')! })
}

export default function ReportOfAllRoute() {
  return <ReportOfAllPage {...useLoaderData<typeof loader>()} />
}
