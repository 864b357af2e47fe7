import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import gridCss from '../grid/grid.css?url'
import compareCss from '../history/compare.css?url'
import { narrowChanges } from '../history/narrowChanges'
import { languageOf } from '../i18n/language'
import { recordTitle } from '../i18n/recordTitle'
import ledgerCss from '../ledger/ledger.css?url'
import { decisionRows } from '../meeting/decisionRows'
import minutesCss from '../meeting/minutes.css?url'
import { RecordPage } from '../meeting/RecordPage'
import recordsCss from '../meeting/records.css?url'
import { streamsInOrder } from '../model/ledger/outline'
import { requireLedger } from '../requireLedger'

/** So many changed rows the record shows; the page that compares has the rest. */
const shownRows = 50

export const links: LinksFunction = () =>
  [ledgerCss, gridCss, compareCss, recordsCss, minutesCss].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [recordTitle(matches, 'record', data?.meeting)]

/** `GET /trackers/:id/meetings/:meeting`: all that is kept of a meeting; `minutes` in the page's language, null while it is on. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { person, meetings, rows } = await requireLedger(context, params.id, request)
  const record = await meetings.read(params.meeting!)
  if (!record) throw new Response(null, { status: 404, statusText: 'Not Found' })
  const snapshot = await rows.read()
  const { agenda, carried: _, comparison, streams, ...kept } = record
  const main = narrowChanges(comparison.rows, { stream: '', department: '', show: 'main' })
  return {
    ...{ ...kept, person },
    streams: streamsInOrder(streams),
    discussed: agenda.filter(({ state }) => state === 'discussed').length,
    changedRows: main.length,
    lightOnly: comparison.rows.length - main.length,
    comparison: { ...comparison, rows: main.slice(0, shownRows) },
    rows: decisionRows(record.decisions, snapshot.streams, snapshot.items),
    minutes: await meetings.minutes(record.meeting.id, languageOf(request)),
  }
}

export default function MeetingRecordRoute() {
  const record = useLoaderData<typeof loader>()
  return <RecordPage key={record.meeting.id} {...record} />
}
