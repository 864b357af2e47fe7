import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import gridCss from '../grid/grid.css?url'
import compareCss from '../history/compare.css?url'
import { recordTitle } from '../i18n/recordTitle'
import { findCell, tableIds, type TableId } from '../model/report/table'
import { askedReport } from '../report/askedReport'
import { CountedPage } from '../report/CountedPage'
import { saidOf } from '../report/counted'
import reportCss from '../report/report.css?url'
import { requireLedger } from '../requireLedger'

export const links: LinksFunction = () => [gridCss, compareCss, reportCss].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [recordTitle(matches, 'report', data?.tracker)]

/**
 * `GET /trackers/:id/report/counted`: what a figure counts (E1), as of then: that of a `column` in a `row` of a `table` of the
 * report that is asked for as on its page (askedReport).
 */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const ledger = await requireLedger(context, params.id, request)
  const { searchParams: query } = new URL(request.url)
  const now = context.now()
  const figure = {
    table: query.get('table') as TableId,
    row: query.get('row') ?? '',
    column: query.get('column') ?? '',
  }
  const { told, problem, status, asked } = await askedReport(ledger, query, now)
  const common = { tracker: ledger.tracker, person: ledger.person, asked, figure, departments: told?.departments ?? [] }
  const none = { ...common, streams: told?.report.streams ?? [], said: null }
  if (!told) return data({ ...none, problem }, { status })
  const table = tableIds.includes(figure.table) ? told.report.tables[figure.table] : null
  const cell = table && findCell(table, figure.row, figure.column)
  if (!cell?.counted) return data({ ...none, problem: 'unknown-figure' as const }, { status: 404 })
  const at = cell.counted.kind === 'rows' ? cell.counted.at : told.report.to
  const said = saidOf(cell, (await ledger.rows.readAsOf(at))!, at)
  return data({ ...none, said, problem: null })
}

export default function CountedRoute() {
  return <CountedPage {...useLoaderData<typeof loader>()} />
}
