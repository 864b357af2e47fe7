import { nameOf, waitingRows } from '../inbox/waitingRows'
import type { RowName, WaitingRow } from '../model/records/waitingRow'
import type { LightState } from '../model/ledger/light'
import { leavesOf, type RollUp } from '../model/ledger/outline'
import type { Person, Role } from '../model/ledger/person'
import { liaisonOf, shareOf, type Share } from '../model/ledger/share'
import type { Inbox } from '../model/records/inbox'
import type { ReadLedger } from '../inbox/readLedger'

export interface RedRow extends RowName {
  light: LightState
  lead: string
  due: string
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
  waiting: WaitingRow[]
  /** What is red, the longest first. */
  red: RedRow[]
}

export function ledgerOverview(ledger: ReadLedger, person: Person, inbox: Inbox): LedgerOverview {
  const { tracker, store, reading } = ledger
  const { id, title } = tracker
  const entries = store.outline().flatMap(({ items }) => items)
  const department = liaisonOf(person)
  return {
    id,
    title,
    isArchived: tracker.archivedAt !== undefined,
    role: person.role,
    rollUp: store.rollUpOfAll(),
    share: department === null ? null : shareOf(department, entries),
    unread: inbox.unread,
    waiting: waitingRows(ledger, person, inbox),
    red: (tracker.archivedAt === undefined ? leavesOf(entries) : [])
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
