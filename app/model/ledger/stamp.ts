import { columns } from './columns'
import { differingColumns, type Item } from './ledger'
import { statusOf } from './status'

/** What the server knows of an item besides its cells. All of it follows from the history, then as now (H3). Times in ms. */
export interface Stamp {
  /** When it was last changed by anybody, and by whom; '' where nobody has touched it yet. */
  updatedAt: number
  updatedBy: string
  department: string | null
  /** Since when it has its status. */
  statusSince: number
  /** The last report; null while there is none. */
  reported: Report | null
  /**
   * How long it has lain with the coordinators since its deadline was last set: the department's clock stood. A wait that
   * still goes on is not in it.
   */
  waited: number
}

/** A department wrote in its own cells of a row that it leads or supports: what silence is counted from. */
export interface Report {
  at: number
  by: string
  department: string
}

/** Who changed something, as the history keeps it. */
export interface Author {
  name: string
  department: string | null
}

/** The stamp of a row that nobody has touched since it came into being at `at`. */
export function newStamp(at: number): Stamp {
  return { updatedAt: at, updatedBy: '', department: null, statusSince: at, reported: null, waited: 0 }
}

/** The stamp of `after`, which `author` has just made of `before`; `stamp` is that of `before`. */
export function nextStamp(
  before: Item | null,
  after: Item,
  stamp: Stamp | undefined,
  author: Author,
  at: number,
): Stamp {
  const touched = { updatedAt: at, updatedBy: author.name, department: author.department }
  if (before === null || !stamp) return { ...newStamp(at), ...touched }
  const isSameStatus = statusOf(before) === statusOf(after)
  const wait = !isSameStatus && statusOf(before) === 'submitted' ? at - stamp.statusSince : 0
  const isReport = differingColumns(before, after).some((column) => isReportOf(author, before, column))
  return {
    ...touched,
    statusSince: isSameStatus ? stamp.statusSince : at,
    reported: isReport ? { at, by: author.name, department: author.department! } : stamp.reported,
    waited: before.due === after.due ? stamp.waited + wait : 0,
  }
}

/** Is a change of this column by this author a report: one of the department's own cells, in a row of its own? */
export function isReportOf({ department }: Author, before: Item, column: keyof Item): boolean {
  if (department === null || column === 'id') return false
  const { writers } = columns[column]
  if (writers !== 'report' && writers !== 'follow-up') return false
  return before.lead === department || before.support.includes(department)
}
