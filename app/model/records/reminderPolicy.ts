/** When a ledger reminds by itself. Each may be switched off: no days, or null. */
export interface ReminderPolicy {
  /** Days of the calendar before the deadline, the most first; 0 is the day itself. */
  before: readonly number[]
  /** Days after it, the fewest first. */
  after: readonly number[]
  /** Working days after which what was issued should be acknowledged. */
  unacknowledged: number | null
  /** Days of the calendar without a report. */
  silent: number | null
}

export const defaultReminderPolicy: ReminderPolicy = {
  before: [7, 3, 0],
  after: [1, 3, 7],
  unacknowledged: 3,
  silent: 14,
}

/** How many days each of the two lists may have, and how many a rule may count. */
export const reminderLimits = { list: 6, days: 365 } as const

export function isReminderPolicy({ before, after, unacknowledged, silent }: ReminderPolicy): boolean {
  const isCount = (days: number, least: number) =>
    Number.isInteger(days) && days >= least && days <= reminderLimits.days
  const isList = (list: readonly number[], least: number) =>
    list.length <= reminderLimits.list &&
    new Set(list).size === list.length &&
    list.every((days) => isCount(days, least))
  return (
    isList(before, 0) && isList(after, 1) && [unacknowledged, silent].every((days) => days === null || isCount(days, 1))
  )
}

/** “7、3，0” as it is typed, in the order of the rule; null: it is none. */
export function readDayList(typed: string, order: 'falling' | 'rising'): number[] | null {
  const pieces = typed
    .normalize('NFKC')
    .split(/[\s,、;]+/)
    .filter((piece) => piece !== '')
  if (!pieces.every((piece) => /^\d{1,3}$/.test(piece))) return null
  const days = [...new Set(pieces.map(Number))].sort((a, b) => a - b)
  return order === 'rising' ? days : days.reverse()
}
