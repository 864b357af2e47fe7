import type { StoredColumn } from './columns'
import { differingColumns, type Item } from './rows'
import type { LedgerSchema } from './schema'
import { statusOf, type Status } from './status'

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
   * still goes on is not in it; but where the deadline was set in the midst of that wait, what had passed of it by then is
   * taken off already, so that it is less than 0.
   */
  waited: number
}

/** The lead department told how far it is: what silence is counted from. */
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
  schema: LedgerSchema,
): Stamp {
  const touched = { updatedAt: at, updatedBy: author.name, department: author.department }
  if (before === null || !stamp) return { ...newStamp(at), ...touched }
  const [from, to] = [statusOf(before), statusOf(after)]
  const isReport = differingColumns(before, after).some((column) => isReportOf(author, before, after, column, schema))
  return {
    ...touched,
    ...clockAfter(stamp, { from, to, isNewDue: before.due !== after.due }, at),
    reported: isReport ? { at, by: author.name, department: author.department! } : stamp.reported,
  }
}

/** What an item's clocks say once its status went `from` one `to` another, or its deadline was set. */
export function clockAfter(
  { statusSince, waited }: Pick<Stamp, 'statusSince' | 'waited'>,
  { from, to, isNewDue }: { from: Status; to: Status; isNewDue: boolean },
  at: number,
): Pick<Stamp, 'statusSince' | 'waited'> {
  const wait = from === 'submitted' ? at - statusSince : 0
  if (from === to) return { statusSince, waited: isNewDue ? 0 - wait : waited }
  return { statusSince: at, waited: isNewDue ? 0 : waited + wait }
}

/** Since when the clock of an item stands that lies with the coordinators: since they have it, or have set its deadline. */
export function waitingSince({ statusSince, waited }: Pick<Stamp, 'statusSince' | 'waited'>): number {
  return statusSince - Math.min(0, waited)
}

const told: ReadonlySet<Status> = new Set(['submitted', 'blocked'])

/**
 * Does a change of this column by this author report on the row: does the lead department write in the cells that are for
 * that, hand it in, or say that it is stuck? Acknowledging it, or taking it back, tells nobody how far it is.
 */
export function isReportOf(
  { department }: Author,
  before: Item,
  after: Item,
  column: StoredColumn,
  schema: LedgerSchema,
): boolean {
  if (department === null || before.lead !== department) return false
  return schema.column(column)?.writers === 'report' || (column === 'status' && told.has(statusOf(after)))
}
