import { data, redirect, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import gridCss from '../grid/grid.css?url'
import { askedPoint } from '../history/askedPoint'
import { closedMeetings, momentOf } from '../history/closedMeetings'
import compareCss from '../history/compare.css?url'
import { compareAddress } from '../history/compareAddress'
import { ComparePage } from '../history/ComparePage'
import { askedNarrowing, narrowChanges, narrowStructure } from '../history/narrowChanges'
import { recordTitle } from '../i18n/recordTitle'
import ledgerCss from '../ledger/ledger.css?url'
import { countChanges } from '../model/history/comparison'
import type { Stream } from '../model/ledger/rows'
import { streamsInOrder } from '../model/ledger/outline'
import type { Department } from '../model/ledger/person'
import type { ColumnRecord } from '../model/ledger/schema'
import type { RowsPort } from '../ports/rows'
import { requireLedger } from '../requireLedger'

/** So many rows are quickly made and read. */
const pageLength = 200

export const links: LinksFunction = () => [ledgerCss, gridCss, compareCss].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [recordTitle(matches, 'compare', data?.tracker)]

/**
 * `GET /trackers/:id/compare`: what changed from `from` (unless given: the last meeting) to `to` (unless given: now), as
 * askedPoint reads them, narrowed as askedNarrowing reads it, one `page` of the rows.
 */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const ledger = await requireLedger(context, params.id, request)
  const { tracker, person } = ledger
  const { pathname, searchParams: query } = new URL(request.url)
  const plain = compareAddress(query)
  if (plain) throw redirect(`${pathname}?${plain}`)
  const now = context.now()
  const meetings = closedMeetings(await ledger.meetings.list())
  const asked = { from: query.get('from') ?? 'last-meeting', to: query.get('to') ?? 'now' }
  const [from, to] = [asked.from, asked.to].map((text) => askedPoint(text, tracker.settings.timeZone, now)) as [
    ReturnType<typeof askedPoint>,
    ReturnType<typeof askedPoint>,
  ]
  const narrowing = askedNarrowing(query, 'main')
  const common = {
    tracker,
    person,
    now,
    meetings,
    asked,
    narrowing,
    moments: { from: momentOf(from.point, meetings, now), to: momentOf(to.point, meetings, now) },
  }
  const problem = from.problem ?? to.problem
  // Who comes without a question where no meeting was held yet is asked first.
  const isAsking = !query.has('from') && meetings.length === 0
  if (problem !== null || isAsking)
    return data(
      { ...common, ...(await placesOf(ledger.rows)), compared: null, problem },
      { status: problem ? 400 : 200 },
    )
  const answer = await ledger.history.compare(from.point!, to.point!, now)
  if (answer.outcome !== 'compared')
    return data(
      { ...common, ...(await placesOf(ledger.rows)), compared: null, problem: answer.outcome },
      { status: 404 },
    )
  const {
    comparison: { rows: all, structure: saidOtherwise, ...whole },
  } = answer
  const inPlace = narrowChanges(all, { ...narrowing, show: '' })
  const rows = narrowChanges(inPlace, narrowing)
  const pages = Math.max(1, Math.ceil(rows.length / pageLength))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(query.get('page'))) || 1))
  const counts = {
    ...countChanges(inPlace),
    light: narrowChanges(inPlace, { ...narrowing, show: 'light' }).length,
    all: inPlace.length,
    structure: narrowStructure(saidOtherwise, { ...narrowing, show: '' }).length,
  }
  // It is told once, before the first rows.
  const structure = page === 1 ? narrowStructure(saidOtherwise, narrowing) : []
  const compared = {
    ...whole,
    counts,
    structure,
    rows: rows.slice((page - 1) * pageLength, page * pageLength),
    page,
    pages,
  }
  const { departments, columns } = answer
  return { ...common, departments, columns, streams: streamsInOrder(answer.streams), compared, problem: null }
}

/** What there is to choose from, where nothing is compared. */
async function placesOf(rows: RowsPort): Promise<{
  departments: Department[]
  columns: ColumnRecord[]
  streams: Stream[]
}> {
  const { departments, columns, streams } = await rows.read()
  return { departments, columns, streams: streamsInOrder(streams) }
}

export default function Compare() {
  return <ComparePage {...useLoaderData<typeof loader>()} />
}
