import { data, redirect, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import compareCss from '../history/compare.css?url'
import { compareAddress } from '../history/compareAddress'
import { recordTitle } from '../i18n/recordTitle'
import { askedReport } from '../report/askedReport'
import reportCss from '../report/report.css?url'
import { ReportPage } from '../report/ReportPage'
import { shownReport } from '../report/shownReport'
import { requireLedger } from '../requireLedger'

export const links: LinksFunction = () => [compareCss, reportCss].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [recordTitle(matches, 'report', data?.tracker)]

/** `GET /trackers/:id/report` (N7, E1): see askedReport; with `tables=open` the figures under all plots are seen at once. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const ledger = await requireLedger(context, params.id, request)
  const { pathname, searchParams: query } = new URL(request.url)
  const plain = compareAddress(query)
  if (plain) throw redirect(`${pathname}?${plain}`)
  const now = context.now()
  const { told, status, ...asked } = await askedReport(ledger, query, now)
  const page = {
    ...{ tracker: ledger.tracker, person: ledger.person, now, areTablesOpen: query.get('tables') === 'open', ...asked },
    departments: told?.departments ?? [],
    report: told && shownReport(told.report),
  }
  return data(page, { status })
}

export default function ReportRoute() {
  return <ReportPage {...useLoaderData<typeof loader>()} />
}
