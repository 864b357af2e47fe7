import { answeredFor, hadToCome, type CallState } from '../records/kinds/call'
import type { RecordOf } from '../records/record'
import { cellsOf, groups } from './standingTables'
import { sumKey, type Cell, type ReportTable } from './table'

/** A request for more time, or a call by a whistle, and the states that it went through, in their order (ms). */
export interface RequestPast {
  record: RecordOf<'extension'> | RecordOf<'call'>
  states: readonly { to: string; at: number }[]
}

export const requestsColumns = ['asked', 'granted', 'refused', 'undecided', 'called', 'inTime', 'late'] as const

/**
 * Requests for more time, and calls by whistles, by the department that asked or was called: asked, decided or called after
 * `from` and up to `to` (ms); undecided are those of then. A call that went to others, or lapsed, counts for nobody; one that has
 * time left is neither in time nor late.
 */
export function requestsTable(
  requests: readonly RequestPast[],
  from: number,
  to: number,
): ReportTable<(typeof requestsColumns)[number]> {
  const known = requests.filter(({ record }) => record.at <= to)
  const isIn = (at: number) => at > from && at <= to
  const row = (key: string, those: readonly RequestPast[]) => {
    const asked = those.filter(({ record }) => record.kind === 'extension')
    const called = those.filter((one) => {
      const { record } = one
      return record.kind === 'call' && isIn(record.at) && hadToCome({ ...record, state: stateAt(one, to) as CallState })
    })
    const became = (state: string) =>
      asked.filter(({ states }) => states.some((one) => one.to === state && isIn(one.at)))
    const those_: Record<(typeof requestsColumns)[number], readonly RequestPast[]> = {
      asked: asked.filter(({ record }) => isIn(record.at)),
      granted: became('granted'),
      refused: became('refused'),
      undecided: asked.filter((one) => ['asked', 'with-leader'].includes(stateAt(one, to))),
      called,
      inTime: called.filter(({ record }) => isInTime(record as RecordOf<'call'>, to)),
      late: called.filter(({ record }) => isLate(record as RecordOf<'call'>, to)),
    }
    return { key, cells: cellsOf(requestsColumns, (column) => recordsCell(those_[column])) }
  }
  const rows = [...groups(known, ({ record }) => record.department)]
    .map(([department, those]) => row(department, those))
    .filter(({ cells }) => Object.values(cells).some(({ value }) => value! > 0))
  const weight = ({ cells }: (typeof rows)[number]) =>
    cells.late.value! * 1_000 + cells.asked.value! + cells.called.value!
  rows.sort((a, b) => weight(b) - weight(a) || (a.key < b.key ? -1 : 1))
  return { columns: requestsColumns, rows, sum: row(sumKey, known) }
}

function stateAt({ record, states }: RequestPast, moment: number): string {
  return states.filter(({ at }) => at <= moment).at(-1)?.to ?? record.state
}

function isInTime({ facts }: RecordOf<'call'>, moment: number): boolean {
  const answered = answeredFor(facts)
  return answered !== null && answered <= Math.min(moment, facts.dueAt)
}

function isLate(call: RecordOf<'call'>, moment: number): boolean {
  return !isInTime(call, moment) && call.facts.dueAt <= moment
}

function recordsCell(those: readonly RequestPast[]): Cell {
  const records = those.map(({ record }) => record)
  return { value: records.length, counted: records.length === 0 ? null : { kind: 'records', records } }
}
