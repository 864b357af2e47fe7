import { expect, it } from 'vitest'
import { defaultLightSettings } from '#app/model/ledger/light'
import { reportOf, type Report } from '#app/model/report/report'
import type { RequestPast } from '#app/model/report/requestsTable'
import type { TableId } from '#app/model/report/table'
import { WrittenPast } from './writtenPast'

/*
 * Twelve rows, six weeks, three departments: 人社 rs leads r01–r04, 民政 mz r05–r09, 城管 cg r10–r12; r01–r06 are in stream A.
 * Day 0 is Monday 2026-03-02, 09:00; day 42 is Monday 2026-04-13. ack: acknowledged; sub: handed in; ret: returned.
 *
 *      due      what happened (day)                                                    on day 42
 * r01  03-16    ack 1, report 2, sub 10, closed 12                                     closed
 * r02  03-16    ack 2, report 3, sub 13, ret 15, sub 20, closed 21                     closed
 * r03  04-06    ack 4, never a report                                                  red, 7 days late
 * r04  04-30    ack 5, report 30                                                       green: 17 days left, silent for 12
 * r05  03-23    ack 1, report 6, blocked 20                                            red, 21 days late
 * r06  04-10    ack 7, report 8, sub 36                                                green: 3 days late, but 6 of them in review
 * r07  04-20    came on day 38                                                         amber: 7 days left
 * r08  –        nothing                                                                amber: not acknowledged for 42 days
 * r09  03-30    ack 3 by mz, given to cg on day 14, report 40                          red, 14 days late
 * r10  04-13    ack 10, report 12, sub 40, taken back 41                               amber: 0 days left and 1 in review
 * r11  04-17    ack 2, put off 9                                                       grey
 * r12  –        deleted on day 20                                                      –
 */
const began = Date.parse('2026-03-02T09:00:00+08:00')

function sixWeeks(): WrittenPast {
  const ledger = new WrittenPast(began, ['A', 'B'])
  const rows: [string, string, string, string][] = [
    ['r01', 'A', 'rs', '2026-03-16'],
    ['r02', 'A', 'rs', '2026-03-16'],
    ['r03', 'A', 'rs', '2026-04-06'],
    ['r04', 'A', 'rs', '2026-04-30'],
    ['r05', 'A', 'mz', '2026-03-23'],
    ['r06', 'A', 'mz', '2026-04-10'],
    ['r08', 'B', 'mz', ''],
    ['r09', 'B', 'mz', '2026-03-30'],
    ['r10', 'B', 'cg', '2026-04-13'],
    ['r11', 'B', 'cg', '2026-04-17'],
    ['r12', 'B', 'cg', ''],
  ]
  for (const [id, stream, lead, due] of rows) ledger.write(0, 'bb', id, { stream, lead, due })
  const taken: [string, string, number][] = [
    ['r01', 'rs', 1],
    ['r02', 'rs', 2],
    ['r03', 'rs', 4],
    ['r04', 'rs', 5],
    ['r05', 'mz', 1],
    ['r06', 'mz', 7],
    ['r09', 'mz', 3],
    ['r10', 'cg', 10],
    ['r11', 'cg', 2],
  ]
  for (const [id, lead, day] of taken) ledger.write(day, lead, id, { status: 'in_progress' })
  const status = (
    day: number,
    by: string,
    id: string,
    to: 'submitted' | 'closed' | 'returned' | 'blocked' | 'deferred',
  ) => ledger.write(day, by, id, { status: to })
  status(10, 'rs', 'r01', 'submitted').write(12, 'bb', 'r01', { status: 'closed' })
  status(13, 'rs', 'r02', 'submitted')
  status(15, 'bb', 'r02', 'returned')
  status(20, 'rs', 'r02', 'submitted')
  status(21, 'bb', 'r02', 'closed')
  status(20, 'mz', 'r05', 'blocked')
  status(36, 'mz', 'r06', 'submitted')
  ledger.write(38, 'bb', 'r07', { stream: 'B', lead: 'mz', due: '2026-04-20' })
  ledger.write(14, 'bb', 'r09', { lead: 'cg' })
  status(40, 'cg', 'r10', 'submitted').write(41, 'cg', 'r10', { status: 'in_progress' })
  status(9, 'bb', 'r11', 'deferred')
  ledger.write(20, 'bb', 'r12', null)
  return ledger
    .report('r01', 2, 10)
    .report('r02', 3, 13, 20)
    .report('r04', 30)
    .report('r05', 6, 20)
    .report('r06', 8, 36)
    .report('r09', 40)
    .report('r10', 12, 40)
}

/*
 * mz asked for more time for r05 on day 19, refused on day 20; cg for r10 on day 38, not decided. On day 37 a whistle called rs,
 * who was there after half an hour, and cg, who did not come; both had an hour.
 */
function requests(ledger: WrittenPast): RequestPast[] {
  const extension = (id: string, item: string, department: string, states: [string, number][]) => ({
    record: { id, kind: 'extension', item, department, at: ledger.at(states[0]![1]) },
    states: states.map(([to, day]) => ({ to, at: ledger.at(day) })),
  })
  const hour = 1 / 24
  const call = (id: string, department: string, came: number | null) => ({
    record: {
      ...{ id, kind: 'call', item: null, department, at: ledger.at(37) },
      facts: { dueAt: ledger.at(37 + hour), cameAt: came && ledger.at(came), handledAt: null },
    },
    states: [{ to: 'called', at: ledger.at(37) }],
  })
  return [
    extension('e1', 'r05', 'mz', [
      ['asked', 19],
      ['refused', 20],
    ]),
    extension('e2', 'r10', 'cg', [['asked', 38]]),
    call('c1', 'rs', 37 + hour / 2),
    call('c2', 'cg', null),
  ] as unknown as RequestPast[]
}

const ledger = sixWeeks()
const reportFrom = (day: number): Report =>
  reportOf(ledger.past(), requests(ledger), defaultLightSettings, ledger.at(day), ledger.at(42))
/** The figures of a table, row by row, in the order of its columns. */
const figures = (report: Report, table: TableId, ...columns: string[]) =>
  Object.fromEntries(
    [...report.tables[table].rows, ...(report.tables[table].sum ? [report.tables[table].sum] : [])].map(
      ({ key, cells }) => [
        key,
        (columns.length > 0 ? columns : report.tables[table].columns).map((column) => cells[column]!.value),
      ],
    ),
  )

it('E1: the four figures of day 42 against day 35', () => {
  // Day 35 is 04-06. Red: r05 (14 days), r09 (7). Amber: r03 (today), r06 (4 days left), r08, r10 (7 days left). r07 is not there.
  expect(figures(reportFrom(35), 'headline', 'closed', 'red', 'amber', 'submitted', 'total')).toEqual({
    now: [2, 3, 3, 1, 11],
    before: [2, 2, 4, 0, 10],
  })
})

it('E1: progress by stream', () => {
  const columns = ['total', 'closed', 'submitted', 'in_progress', 'blocked', 'returned', 'issued', 'deferred']
  expect(figures(reportFrom(35), 'progress', ...columns)).toEqual({
    A: [6, 2, 1, 2, 1, 0, 0, 0],
    B: [5, 0, 0, 2, 0, 0, 2, 1],
    '*': [11, 2, 1, 4, 1, 0, 2, 1],
  })
})

it('E1: who is late and by how much, the latest first; r09 is late by who leads it now', () => {
  const report = reportFrom(35)
  const columns = ['open', 'red', 'amber', 'hollow', 'green', 'overdue', 'overdueDays', 'longest']
  expect(report.tables.lateness.rows.map(({ key }) => key)).toEqual(['mz', 'cg', 'rs'])
  expect(figures(report, 'lateness', ...columns)).toEqual({
    mz: [4, 1, 2, 0, 1, 1, 21, 21],
    cg: [2, 1, 1, 0, 0, 1, 14, 14],
    rs: [2, 1, 0, 0, 1, 1, 7, 7],
    '*': [8, 3, 3, 0, 2, 3, 42, 21],
  })
})

it('E1: what is open is 42 days old, but for r07, which is 4', () => {
  expect(figures(reportFrom(35), 'ages', 'open', 'red', 'amber')).toEqual({
    week: [1, 0, 1],
    month: [0, 0, 0],
    quarter: [7, 3, 2],
    half: [0, 0, 0],
    older: [0, 0, 0],
    '*': [8, 3, 3],
  })
})

it('E1: what was closed against what was planned, week by week', () => {
  // Due by then: r01 and r02, then r05, r09, r03, and r06 and r10. r12 goes on day 20 (03-22), r07 comes on day 38 (04-09).
  expect(figures(reportFrom(35), 'burnUp', 'total', 'planned', 'closed')).toEqual({
    '2026-03-02': [11, 0, 0],
    '2026-03-09': [11, 0, 0],
    '2026-03-16': [11, 2, 1],
    '2026-03-23': [10, 3, 2],
    '2026-03-30': [10, 4, 2],
    '2026-04-06': [10, 5, 2],
    '2026-04-13': [11, 7, 2],
  })
})

it('E1: the lights of the end of 03-16, and of day 42', () => {
  // 03-16: amber r05 (7 days left), r08 and r12 (not acknowledged); grey r01 and r11; green all six others.
  const lights = figures(reportFrom(35), 'lights', 'red', 'amber', 'hollow', 'green', 'grey')
  expect(lights['2026-03-16']).toEqual([0, 3, 0, 6, 2])
  expect(lights['2026-04-13']).toEqual([3, 3, 0, 2, 3])
})

it('E1: how long each step took, over all six weeks and in the last', () => {
  const columns = ['taken', 'half', 'nine', 'longest', 'waiting', 'waitingLongest']
  // ack: 1 1 2 2 3 4 5 7 10. report: r01 1, r02 1, r06 1, r10 2, r05 5, r04 25; mz gave r09 away before one, r11 was put off.
  // submit: r02 5 (the second time), r01 9, r02 11, r06 29, r10 30. review: r02 1, r01 2, r02 2; r10 was taken back.
  // Waited for: r07 4 and r08 42; r03 38; r03 38, r04 37, r05 41, r09 28 (by cg), r10 1; r06 6.
  expect(figures(reportFrom(0), 'steps', ...columns)).toEqual({
    acknowledge: [9, 3, 10, 10, 2, 42],
    report: [6, 1, 25, 25, 1, 38],
    submit: [5, 11, 30, 30, 5, 41],
    review: [3, 2, 2, 2, 1, 6],
  })
  expect(figures(reportFrom(35), 'steps', ...columns)).toEqual({
    acknowledge: [0, null, null, null, 2, 42],
    report: [0, null, null, null, 1, 38],
    submit: [2, 29, 30, 30, 5, 41],
    review: [0, null, null, null, 1, 6],
  })
})

it('E1: requests for more time and whistles, over all six weeks and in the last', () => {
  const columns = ['asked', 'granted', 'refused', 'undecided', 'called', 'inTime', 'late']
  expect(figures(reportFrom(0), 'requests', ...columns)).toEqual({
    cg: [1, 0, 0, 1, 1, 0, 1],
    mz: [1, 0, 1, 0, 0, 0, 0],
    rs: [0, 0, 0, 0, 1, 1, 0],
    '*': [2, 0, 1, 1, 2, 1, 1],
  })
  expect(figures(reportFrom(35), 'requests', ...columns)).toEqual({
    cg: [1, 0, 0, 1, 1, 0, 1],
    rs: [0, 0, 0, 0, 1, 1, 0],
    '*': [1, 0, 0, 1, 2, 1, 1],
  })
})

it('E1: each figure opens just what it counts', () => {
  const { tables } = reportFrom(35)
  for (const { rows, sum } of Object.values(tables))
    for (const { cells } of sum ? [...rows, sum] : rows)
      for (const [column, { value, counted }] of Object.entries(cells)) {
        const isCount = !/Days|ongest|half|nine/.test(column)
        if (!isCount) continue
        const opened =
          counted === null
            ? 0
            : counted.kind === 'rows'
              ? new Set(counted.items).size
              : counted.kind === 'steps'
                ? counted.steps.length
                : new Set(counted.records).size
        expect(opened).toBe(value)
      }
  expect(tables.lateness.rows[0]!.cells.overdueDays).toEqual({
    value: 21,
    counted: { kind: 'rows', at: ledger.at(42), items: ['r05'] },
  })
})
