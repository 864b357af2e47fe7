import { createReading, type Reading } from '../reading/reading'
import type { Translation } from '../i18n/useTranslation'
import type { LightState } from '../model/ledger/light'
import { leavesOf, type OutlineItem, type RollUp } from '../model/ledger/outline'
import type { Role } from '../model/ledger/person'
import { liaisonOf, shareOf, type Share } from '../model/ledger/share'
import type { LedgerSnapshot } from '../model/ledger/snapshot'
import type { Person } from '../model/ledger/person'
import type { Inbox, InboxTask } from '../model/records/inbox'
import { isAskedOf } from '../model/records/asks'
import type { LedgerRecord } from '../model/records/record'
import { dueText, whistlesOf } from '../inbox/askLine'
import { LedgerStore } from '../sync/LedgerStore'

/** A row of a ledger as another page names it. */
export interface RowName {
  ledger: { id: string; title: { zh: string; en: string } }
  item: string
  code: string
  /** In the reader's language. */
  title: string
  /** The title of the item of which it is a part; '' for an item. */
  above: string
  /** Where it is, if not in the ledger's grid. */
  to?: string
}

export interface RedRow extends RowName {
  light: LightState
  lead: string
  due: string
}

export interface TaskRow extends RowName {
  light: LightState
  due: string
  task: InboxTask
  /** In the ledger's time zone. */
  since: string
}

/** What somebody asks of the reader by a record. */
export interface AskRow extends RowName {
  /** Null: it is about no row. */
  light: LightState | null
  record: LedgerRecord
  /** Both in the ledger's time zone. */
  since: string
  /** See dueText. */
  due: string
  /** See askLine. */
  nobodyAt: string
}

/** A ledger as the house's home shows it (L8). */
export interface LedgerOverview {
  id: string
  title: { zh: string; en: string }
  /** Only to be read, and nothing in it waits for anybody (L7). */
  isArchived: boolean
  /** As whom the reader is in it. */
  role: Role
  rollUp: RollUp
  /** Of a liaison's department. */
  share: Share | null
  unread: number
  asks: AskRow[]
  tasks: TaskRow[]
  /** What is red, the longest first. */
  red: RedRow[]
}

/** A ledger that is read without a page of its own. */
export interface ReadLedger {
  snapshot: LedgerSnapshot
  store: LedgerStore
  reading: Reading
}

export function readLedger(snapshot: LedgerSnapshot, now: number, { t, language }: Translation): ReadLedger {
  const store = new LedgerStore(snapshot.tracker.settings, now, snapshot)
  return { snapshot, store, reading: createReading(store, store.schema, snapshot.departments, t, language) }
}

export function ledgerOverview(ledger: ReadLedger, person: Person, inbox: Inbox): LedgerOverview {
  const { snapshot, store, reading } = ledger
  const { id, title } = snapshot.tracker
  const entries = store.outline().flatMap(({ items }) => items)
  const department = liaisonOf(person)
  return {
    id,
    title,
    isArchived: snapshot.tracker.archivedAt !== undefined,
    role: person.role,
    rollUp: store.rollUpOfAll(),
    share: department === null ? null : shareOf(department, entries),
    unread: inbox.unread,
    asks: inbox.asks.flatMap((record) => {
      const entry = record.item === null ? undefined : store.entry(record.item)
      const moments = {
        since: reading.momentText(record.changedAt),
        due: dueText(record, reading.momentText),
        nobodyAt: isAskedOf(record, person) ? '' : reading.departmentName(record.department),
      }
      const to = record.kind === 'call' ? { to: whistlesOf(id, record) } : {}
      if (entry) return { ...nameOf(ledger, entry), ...to, light: store.light(entry), record, ...moments }
      if (record.kind !== 'call') return []
      const nowhere = { ledger: { id, title }, item: '', code: '', title: record.facts.place, above: '' }
      return { ...nowhere, ...to, light: null, record, ...moments }
    }),
    tasks: inbox.tasks.flatMap((task) => {
      const entry = store.entry(task.item)
      if (!entry) return []
      const since = reading.momentText(task.since)
      return { ...nameOf(ledger, entry), light: store.light(entry), due: entry.item.due, task, since }
    }),
    red: (snapshot.tracker.archivedAt === undefined ? leavesOf(entries) : [])
      .map((entry) => ({ entry, light: store.light(entry) }))
      .filter(({ light }) => light.light === 'red')
      .sort((a, b) => b.light.days - a.light.days)
      .map(({ entry, light }) => ({
        ...nameOf(ledger, entry),
        light,
        lead: reading.departmentName(entry.item.lead),
        due: entry.item.due,
      })),
  }
}

export function nameOf({ snapshot, store, reading }: ReadLedger, { item, code, depth }: OutlineItem): RowName {
  const { id, title } = snapshot.tracker
  const parent = depth === 0 ? undefined : store.item(item.parent)
  const above = parent ? reading.titleOf(parent) : ''
  return { ledger: { id, title }, item: item.id, code, title: reading.titleOf(item), above }
}
