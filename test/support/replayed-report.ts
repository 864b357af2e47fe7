import type { StandingRows } from '#app/model/report/past'
import type { StepKind, StepTaken } from '#app/model/report/stepsTaken'
import { statusOf, type Status } from '#app/model/ledger/status'
import type { Item } from '#app/model/ledger/rows'
import type { Db } from '#db/connect'
import { presentRows, trackerRow } from '#db/ledger-rows'
import { stampedRowsAsOf } from '#db/past'

/** A ledger's rows at a moment from the history alone (H3), and when each came, by the changes. */
export async function replayedRows(db: Db, tracker: string, at: number): Promise<StandingRows> {
  const row = (await trackerRow(db, tracker))!
  const rows = await stampedRowsAsOf(db, row, await presentRows(db, tracker), { at, change: null })
  const came = await db
    .selectFrom('changes')
    .select(['row_id', 'at'])
    .where('tracker_id', '=', tracker)
    .where('column_id', 'is', null)
    .where('before', 'is', null)
    .where('at', '<=', at)
    .orderBy('id')
    .execute()
  const cameAt = new Map(rows.items.map(({ id }) => [id, row.created_at]))
  for (const { row_id, at: moment } of came) cameAt.set(row_id, moment)
  return { ...rows, cameAt }
}

interface State {
  at: number
  /** Null: the row was not there. */
  status: Status | null
  lead: string
  /** The department of who made it so. */
  by: string | null
}

const runs: readonly (Status | null)[] = ['in_progress', 'blocked', 'returned']

/**
 * The steps of a ledger's items, found in another way: each is a stretch in which one department led and the status was of one
 * sort, and what ended it. In the order of items.
 */
export async function replayedSteps(db: Db, tracker: string, until: number): Promise<StepTaken[]> {
  const states = await statesOf(db, tracker, until)
  const reports = await db
    .selectFrom('changes')
    .select(['row_id', 'at'])
    .where('tracker_id', '=', tracker)
    .where('is_report', '=', 1)
    .where('at', '<=', until)
    .execute()
  return [...states].flatMap(([item, all]) => {
    const [last] = all.slice(-1)
    if (last!.status === null) return []
    const since = all.findLastIndex(({ status }) => status === null) + 1
    const moments = reports.filter(({ row_id }) => row_id === item).map(({ at }) => at)
    return stepsIn(
      item,
      all.slice(since),
      moments.sort((a, b) => a - b),
    )
  })
}

function stepsIn(item: string, states: readonly State[], reports: readonly number[]): StepTaken[] {
  const found: StepTaken[] = []
  const stretches = (of: readonly (Status | null)[]) =>
    states.flatMap((state, start) => {
      const goesOn = (one: State | undefined) => one !== undefined && of.includes(one.status) && one.lead === state.lead
      if (!goesOn(state) || goesOn(states[start - 1]) || state.lead === '') return []
      const length = states.slice(start).findIndex((one) => !goesOn(one))
      const next = length < 0 ? undefined : states[start + length]
      return {
        before: states[start - 1],
        first: state,
        next: next?.lead === state.lead ? next : undefined,
        isOpen: !next,
        end: next?.at,
      }
    })
  const add = (step: StepKind, { lead, at }: State, to: number | null) => found.push({ step, item, lead, from: at, to })
  for (const { first, next, isOpen } of stretches(['issued'])) {
    if (next && [...runs, 'submitted'].includes(next.status)) add('acknowledge', first, next.at)
    else if (isOpen) add('acknowledge', first, null)
  }
  for (const { first, next, isOpen } of stretches(runs)) {
    if (next?.status === 'submitted') add('submit', first, next.at)
    else if (isOpen) add('submit', first, null)
  }
  for (const { first, next, isOpen } of stretches(['submitted'])) {
    if (next && next.by !== first.lead) add('review', first, next.at)
    else if (isOpen) add('review', first, null)
  }
  for (const { before, first, isOpen, end } of stretches([...runs, 'submitted'])) {
    const isTakenUp = before?.status === 'issued' && before.lead === first.lead && runs.includes(first.status)
    if (!isTakenUp) continue
    const report = reports.find((at) => at >= first.at && at < (end ?? Infinity))
    if (report !== undefined) add('report', first, report)
    else if (isOpen) add('report', first, null)
  }
  return found
}

/** What each item was, step by step. */
async function statesOf(db: Db, tracker: string, until: number): Promise<Map<string, State[]>> {
  const row = (await trackerRow(db, tracker))!
  const first = await stampedRowsAsOf(db, row, await presentRows(db, tracker), { at: row.created_at, change: 0 })
  const changes = await db
    .selectFrom('changes')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .where('at', '<=', until)
    .orderBy('id')
    .execute()
  const start = (item: Item): State => ({ at: row.created_at, status: statusOf(item), lead: item.lead, by: null })
  const states = new Map(first.items.map((item) => [item.id, [start(item)]]))
  const steps = new Map<string, string>()
  for (const { row_id, column_id, before, after, at, seq, person_id, department_id } of changes) {
    const whole = column_id === null ? (JSON.parse((after ?? before)!) as Partial<Item>) : null
    if (whole ? whole.stream === undefined : column_id !== 'status' && column_id !== 'lead') continue
    const all = states.get(row_id) ?? []
    states.set(row_id, all)
    const last = all.at(-1)
    const next: State = { at, status: last?.status ?? null, lead: last?.lead ?? '', by: department_id }
    if (whole) next.status = after === null ? null : statusOf({ status: whole.status ?? '' })
    if (whole) next.lead = whole.lead ?? ''
    if (column_id === 'status') next.status = statusOf({ status: JSON.parse(after!) as Item['status'] })
    if (column_id === 'lead') next.lead = JSON.parse(after!) as string
    // What one person does to a row in one commit at one moment is one step; a row that comes is a new one.
    const step = `${seq}/${at}/${person_id}`
    if (steps.get(row_id) === step && last!.status !== null && next.status !== null) all[all.length - 1] = next
    else all.push(next)
    steps.set(row_id, step)
  }
  return states
}
