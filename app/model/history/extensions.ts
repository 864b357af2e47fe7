import { extendedBy, type Grant } from '../records/grants'
import type { ComparedRow, Comparison } from './comparison'

const movesDeadline = ({ cells }: ComparedRow) => cells.some(({ column }) => column === 'due')

/** Did any deadline move? Else nothing has to be known of grants. */
export function hasMovedDeadlines({ rows }: Comparison): boolean {
  return rows.some(movesDeadline)
}

/** Says of deadlines that moved while more time was granted how often it was by then, and what the first one was. */
export function withExtensions(comparison: Comparison, grants: readonly Grant[]): Comparison {
  const [before, after] = [extendedBy(grants, comparison.from), extendedBy(grants, comparison.to)]
  const rows = comparison.rows.map((row) => {
    const extended = movesDeadline(row) ? after.get(row.item) : undefined
    return extended && extended.times > (before.get(row.item)?.times ?? 0) ? { ...row, extended } : row
  })
  return { ...comparison, rows }
}
