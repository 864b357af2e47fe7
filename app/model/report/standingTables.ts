import { lights } from '../ledger/light'
import { daysUntil, dayOf } from '../text/moments'
import { isOpen, isOverdue, type Standing, type Standings } from './standing'
import { countOf, sumKey, type Cell, type ReportTable, type TableRow } from './table'

/** The four figures, and out of how many: as of now and as of then. */
export const headlineColumns = ['closed', 'red', 'amber', 'submitted', 'total'] as const

export function headlineTable(before: Standings, now: Standings): ReportTable<(typeof headlineColumns)[number]> {
  const row = (key: string, standings: Standings) => ({ key, cells: headlineOf(standings) })
  return { columns: headlineColumns, rows: [row('now', now), row('before', before)], sum: null }
}

function headlineOf({ all, at }: Standings): Record<(typeof headlineColumns)[number], Cell> {
  const count = (which: (one: Standing) => boolean) => countOf(all.filter(which), at)
  return {
    closed: count(({ status }) => status === 'closed'),
    red: count(({ light }) => light.light === 'red'),
    amber: count(({ light }) => light.light === 'amber'),
    submitted: count(({ status }) => status === 'submitted'),
    total: count(() => true),
  }
}

/** In the order in which they stand in a bar: what is done first. */
export const progressColumns = [
  'total',
  'closed',
  'submitted',
  'in_progress',
  'blocked',
  'returned',
  'issued',
  'deferred',
] as const

/** How far each stream is, in their order. */
export function progressTable({ streams, all, at }: Standings): ReportTable<(typeof progressColumns)[number]> {
  const row = (key: string, those: readonly Standing[]) => ({
    key,
    cells: cellsOf(progressColumns, (column) =>
      countOf(column === 'total' ? those : those.filter(({ status }) => status === column), at),
    ),
  })
  return {
    columns: progressColumns,
    rows: streams.map(({ id }) =>
      row(
        id,
        all.filter(({ stream }) => stream === id),
      ),
    ),
    sum: row(sumKey, all),
  }
}

export const latenessColumns = ['open', ...lights.slice(0, 4), 'overdue', 'overdueDays', 'longest'] as const

/** Who is late, and by how much: a department by what it leads, the latest first. */
export function latenessTable({ all, at }: Standings): ReportTable<(typeof latenessColumns)[number]> {
  const open = all.filter(isOpen)
  const row = (key: string, those: readonly Standing[]) => {
    const overdue = those.filter(isOverdue)
    const days = overdue.map(({ light }) => light.days)
    const counted = countOf(overdue, at).counted
    return {
      key,
      cells: cellsOf(latenessColumns, (column): Cell => {
        if (column === 'open') return countOf(those, at)
        if (column === 'overdue') return countOf(overdue, at)
        if (column === 'overdueDays') return { value: days.reduce((sum, count) => sum + count, 0), counted }
        if (column === 'longest') return { value: Math.max(0, ...days), counted }
        return countOf(
          those.filter(({ light }) => light.light === column),
          at,
        )
      }),
    }
  }
  const rows = [...groups(open, ({ lead }) => lead)].map(([lead, those]) => row(lead, those))
  const rank = ({ cells }: TableRow<(typeof latenessColumns)[number]>) =>
    [cells.overdueDays, cells.red, cells.amber, cells.open].map(({ value }) => value!)
  rows.sort((a, b) => compareLists(rank(b), rank(a)) || (a.key < b.key ? -1 : 1))
  return { columns: latenessColumns, rows, sum: row(sumKey, open) }
}

/** Up to how many days old; the last has no end. */
const ages = [
  ['week', 7],
  ['month', 30],
  ['quarter', 90],
  ['half', 180],
  ['older', Infinity],
] as const
export type Age = (typeof ages)[number][0]
export const agesColumns = ['open', 'red', 'amber'] as const

/** How old what is open is, by days of the calendar since it came. */
export function agesTable({ all, at, date }: Standings, timeZone: string): ReportTable<(typeof agesColumns)[number]> {
  const today = dayOf(date, timeZone)
  const open = all.filter(isOpen)
  const row = (key: string, those: readonly Standing[]) => ({
    key,
    cells: {
      open: countOf(those, at),
      red: countOf(
        those.filter(({ light }) => light.light === 'red'),
        at,
      ),
      amber: countOf(
        those.filter(({ light }) => light.light === 'amber'),
        at,
      ),
    },
  })
  const ageOf = ({ cameAt }: Standing) => ages.find(([, days]) => daysUntil(today, cameAt) <= days)![0]
  const aged = groups(open, ageOf)
  return {
    columns: agesColumns,
    rows: ages.map(([age]) => row(age, aged.get(age) ?? [])),
    sum: row(sumKey, open),
  }
}

export const burnUpColumns = ['total', 'planned', 'closed'] as const

/** What was closed against what was to be closed by then, as it was planned then. */
export function burnUpTable(series: readonly Standings[]): ReportTable<(typeof burnUpColumns)[number]> {
  return {
    columns: burnUpColumns,
    rows: series.map(({ all, at, date }) => ({
      key: date,
      cells: {
        total: countOf(all, at),
        planned: countOf(
          all.filter(({ due }) => due !== '' && due <= date),
          at,
        ),
        closed: countOf(
          all.filter(({ status }) => status === 'closed'),
          at,
        ),
      },
    })),
    sum: null,
  }
}

/** How the lights stood. */
export function lightsTable(series: readonly Standings[]): ReportTable<(typeof lights)[number]> {
  return {
    columns: lights,
    rows: series.map(({ all, at, date }) => ({
      key: date,
      cells: cellsOf(lights, (light) =>
        countOf(
          all.filter((one) => one.light.light === light),
          at,
        ),
      ),
    })),
    sum: null,
  }
}

export function cellsOf<Column extends string>(
  columns: readonly Column[],
  cell: (column: Column) => Cell,
): Record<Column, Cell> {
  return Object.fromEntries(columns.map((column) => [column, cell(column)])) as Record<Column, Cell>
}

export function groups<T>(all: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const one of all) {
    const key = by(one)
    const known = found.get(key)
    if (known) known.push(one)
    else found.set(key, [one])
  }
  return found
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) if (value !== b[i]) return value - b[i]!
  return 0
}
