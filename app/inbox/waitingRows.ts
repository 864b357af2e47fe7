import type { OutlineItem } from '../model/ledger/outline'
import type { Person } from '../model/ledger/person'
import { isAskedOf } from '../model/records/asks'
import { compareHarm, harmOf, type Waiting } from '../model/records/harm'
import type { Inbox } from '../model/records/inbox'
import type { AskRow, RowName, TaskRow, WaitingRow } from '../model/records/waitingRow'
import type { ReadLedger } from './readLedger'
import { quickSteps } from '../records/quickSteps'
import { dueText, whistlesOf } from './askLine'

/** What waits for somebody in a ledger, with its rows' names. A row that is gone is left out, unless what is asked goes on without it. */
export function waitingRows(ledger: ReadLedger, person: Person, { asks, tasks }: Inbox): WaitingRow[] {
  const { tracker, store, reading } = ledger
  const { id, title } = tracker
  const withHarm = <Row extends Waiting>(row: Row) => ({ ...row, harm: harmOf(row, store.today) })
  return [
    ...asks.flatMap((record): AskRow[] => {
      const entry = record.item === null ? undefined : store.entry(record.item)
      if (!entry && record.kind !== 'call') return []
      const named = entry
        ? nameOf(ledger, entry)
        : {
            ledger: { id, title },
            item: '',
            code: '',
            title: record.kind === 'call' ? record.facts.place : '',
            above: '',
          }
      const row = {
        ...named,
        ...(record.kind === 'call' && { to: whistlesOf(id, record) }),
        light: entry ? store.light(entry) : null,
        record,
        since: reading.momentText(record.changedAt),
        due: dueText(record, reading.momentText),
        nobodyAt: isAskedOf(record, person) ? '' : reading.departmentName(record.department),
        steps: quickSteps(record, person),
      }
      return [withHarm(row)]
    }),
    ...tasks.flatMap((task): TaskRow[] => {
      const entry = store.entry(task.item)
      if (!entry) return []
      const since = reading.momentText(task.since)
      const row = { ...nameOf(ledger, entry), light: store.light(entry), due: entry.item.due, task, since }
      return [withHarm(row)]
    }),
  ]
}

/** Over all ledgers as in each (compareHarm). */
export function inOrderOfHarm(rows: readonly WaitingRow[]): WaitingRow[] {
  return [...rows].sort(compareHarm)
}

/** Must nobody have to look for it? */
export function isRed({ harm }: WaitingRow): boolean {
  return harm === 'urgent' || harm === 'out'
}

export function nameOf(
  { tracker: { id, title }, store, reading }: ReadLedger,
  { item, code, depth }: OutlineItem,
): RowName {
  const parent = depth === 0 ? undefined : store.item(item.parent)
  const above = parent ? reading.titleOf(parent) : ''
  return { ledger: { id, title }, item: item.id, code, title: reading.titleOf(item), above }
}
