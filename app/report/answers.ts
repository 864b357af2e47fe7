import type { Translate } from '../i18n/Translate'
import type { TableId } from '../model/report/table'
import type { ShownReport, ShownRow } from './shownReport'
import type { TableWords } from './tableWords'

type Plot = Exclude<TableId, 'headline'>

/** What a plot shows, in one sentence under its question. */
export function answerOf(plot: Plot, { tables }: ShownReport, words: TableWords, t: Translate): string {
  const { rows, sum } = tables[plot]
  const number = (row: ShownRow | null | undefined, column: string) => row?.cells[column]?.value ?? 0
  const all = number(tables.headline.rows[0], 'total')
  if (all === 0) return t('report.answer.empty')
  switch (plot) {
    case 'progress': {
      const filled = rows.filter((row) => number(row, 'total') > 0)
      const share = (row: ShownRow) => number(row, 'closed') / number(row, 'total')
      const slowest = [...filled].sort((a, b) => share(a) - share(b))[0]!
      const [closed, total] = [number(slowest, 'closed'), number(slowest, 'total')]
      if (number(sum, 'closed') === 0) return t('report.answer.noneClosed', { total: all })
      return t('report.answer.slowest', { stream: words.row('progress', slowest.key), closed, total })
    }
    case 'burnUp': {
      const last = rows.at(-1)
      const [planned, closed] = [number(last, 'planned'), number(last, 'closed')]
      if (planned === 0) return t('report.answer.noPlan', { closed })
      return t(closed < planned ? 'report.answer.behind' : 'report.answer.ahead', {
        ...{ planned, closed, difference: Math.abs(planned - closed) },
      })
    }
    case 'lateness': {
      const worst = rows[0]
      if (number(sum, 'overdue') === 0) return t('report.answer.nobodyLate')
      const [overdue, days] = [number(worst, 'overdue'), number(worst, 'overdueDays')]
      return t('report.answer.latest', { department: words.row('lateness', worst!.key), overdue, days })
    }
    case 'ages': {
      const old = rows.filter(({ key }) => key !== 'week' && key !== 'month')
      return t('report.answer.ages', {
        open: number(sum, 'open'),
        old: old.reduce((total, row) => total + number(row, 'open'), 0),
      })
    }
    case 'steps': {
      const [slowest] = rows
        .filter((row) => row.cells.half!.value !== null)
        .sort((a, b) => number(b, 'half') - number(a, 'half'))
      if (!slowest)
        return t('report.answer.noSteps', {
          waiting: rows.reduce((total, row) => total + number(row, 'waiting'), 0),
          days: Math.max(...rows.map((row) => number(row, 'waitingLongest'))),
        })
      return t('report.answer.slowStep', { step: words.row('steps', slowest.key), days: number(slowest, 'half') })
    }
    case 'lights': {
      const [now, before] = tables.headline.rows
      const [red, was] = [number(now, 'red'), number(before, 'red')]
      return t(red > was ? 'report.answer.moreRed' : red < was ? 'report.answer.fewerRed' : 'report.answer.sameRed', {
        ...{ red, was },
      })
    }
    case 'requests': {
      const [asked, granted, called] = [number(sum, 'asked'), number(sum, 'granted'), number(sum, 'called')]
      if (rows.length === 0) return t('report.answer.noRequests')
      return t('report.answer.requests', { asked, granted, called, inTime: number(sum, 'inTime') })
    }
  }
}
