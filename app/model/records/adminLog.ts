import type { GrantedAccess } from '../house/grant'
import type { CalendarDay } from '../house/calendar'
import type { HouseRole } from '../house/housePerson'
import type { Department, Role } from '../ledger/person'
import type { LightSettings } from '../ledger/light'
import type { QuietHours } from '../telling/quietHours'
import type { RobotKind } from '../telling/robot'
import type { ReminderPolicy } from './reminderPolicy'
import type { WhistleLimits } from './whistleLimits'

/** What administrators do is told with the names of then: who is renamed or removed later still stands in the log. */
export interface PersonThen {
  id: string
  name: string
  account: string
}

export interface NamedThen {
  id: string
  name: { zh: string; en: string }
}

/** A role of the house; in entries of before there were grants, what somebody was in every ledger. */
export type RoleThen = HouseRole | Role

/** To whom a ledger was opened or closed. */
export type GranteeThen =
  { kind: 'everyone'; id: string } | ({ kind: 'department' } & NamedThen) | ({ kind: 'person' } & PersonThen)

/** What an invitation gives. `id` is the one that pages know it by, which opens nothing. */
export interface InvitationThen {
  id: string
  /** For whom, where that was said. */
  name?: string
  role: RoleThen
  department: NamedThen | null
  /** In which ledgers it gives what, beside what is open to all of its department anyway. */
  grants?: { ledger: NamedThen; access: GrantedAccess }[]
}

/**
 * An act of administration, and what it was about. No passwords and no links are in it. What people do to themselves (signing
 * in, a new password) is none, unless an administrator made the link for it; nor is what happens inside a ledger, which has
 * its own history.
 */
export type AdminAct =
  | { kind: 'first-administrator'; about: PersonThen }
  | { kind: 'person-added'; about: PersonThen; role: RoleThen; department: NamedThen | null }
  | { kind: 'invitation-made' | 'invitation-withdrawn'; about: InvitationThen }
  | { kind: 'invitation-used'; about: PersonThen; invitation: InvitationThen; madeBy: PersonThen }
  | { kind: 'person-renamed'; about: PersonThen; to: string }
  | { kind: 'role-changed'; about: PersonThen; from: RoleThen; to: RoleThen }
  | { kind: 'person-moved'; about: PersonThen; from: NamedThen | null; to: NamedThen | null }
  | { kind: 'person-disabled' | 'person-enabled'; about: PersonThen }
  | { kind: 'mail-changed'; about: PersonThen; to: string }
  | { kind: 'reset-made'; about: PersonThen }
  | { kind: 'reset-used'; about: PersonThen; madeBy: PersonThen }
  | { kind: 'access-given' | 'access-withdrawn'; about: GranteeThen; ledger: NamedThen; access: GrantedAccess }
  | { kind: 'access-changed'; about: GranteeThen; ledger: NamedThen; from: GrantedAccess; to: GrantedAccess }
  | { kind: 'department-added' | 'department-removed'; about: Department }
  | { kind: 'department-changed'; about: Department; to: Department }
  | { kind: 'department-merged'; about: NamedThen; into: NamedThen }
  | { kind: 'department-closed' | 'department-reopened'; about: NamedThen }
  | { kind: 'ledger-made'; about: NamedThen }
  | { kind: 'ledger-renamed'; about: NamedThen; to: { zh: string; en: string } }
  | { kind: 'thresholds-changed'; about: NamedThen; from: LightSettings; to: LightSettings }
  | { kind: 'reminders-changed'; about: NamedThen; from: ReminderPolicy; to: ReminderPolicy }
  /** Without its address and secret. */
  | {
      kind: 'robot-added' | 'robot-changed' | 'robot-removed'
      about: NamedThen
      robot: { kind: RobotKind; name: string }
    }
  | { kind: 'whistle-limits-changed'; about: NamedThen; to: WhistleLimits }
  /** Who must agree to more time, from which time on; null: nobody. */
  | { kind: 'leader-changed'; about: NamedThen; leader: string | null; from: number }
  | { kind: 'ledger-archived' | 'ledger-reopened'; about: NamedThen }
  | { kind: 'ledger-removed' | 'ledger-restored'; about: NamedThen; file: string }
  | { kind: 'screen-made'; about: NamedThen; link: string }
  | { kind: 'screen-withdrawn'; about: NamedThen; link: string; madeBy: string }
  /** By year; what its days came to be. */
  | { kind: 'calendar-changed'; about: { id: string }; days: CalendarDay[] }
  | { kind: 'calendar-completed' | 'calendar-reopened'; about: { id: string } }
  | { kind: 'quiet-hours-changed'; about: { id: string }; from: QuietHours; to: QuietHours }
  /** How many things that could not be delivered are to be sent again. */
  | { kind: 'sent-again'; about: { id: string }; count: number }
  | { kind: 'backup-made' | 'backup-restored'; about: { id: string } }

export type AdminActKind = AdminAct['kind']

/** All kinds, in the order in which they are offered. */
export const adminActKinds = [
  'first-administrator',
  'person-added',
  'person-renamed',
  'mail-changed',
  'role-changed',
  'person-moved',
  'person-disabled',
  'person-enabled',
  'invitation-made',
  'invitation-withdrawn',
  'invitation-used',
  'reset-made',
  'reset-used',
  'access-given',
  'access-changed',
  'access-withdrawn',
  'department-added',
  'department-changed',
  'department-merged',
  'department-closed',
  'department-reopened',
  'department-removed',
  'ledger-made',
  'ledger-renamed',
  'thresholds-changed',
  'reminders-changed',
  'leader-changed',
  'whistle-limits-changed',
  'robot-added',
  'robot-changed',
  'robot-removed',
  'ledger-archived',
  'ledger-reopened',
  'ledger-removed',
  'ledger-restored',
  'screen-made',
  'screen-withdrawn',
  'calendar-changed',
  'calendar-completed',
  'calendar-reopened',
  'quiet-hours-changed',
  'sent-again',
  'backup-made',
  'backup-restored',
] as const satisfies readonly AdminActKind[]

export function isAdminActKind(text: string): text is AdminActKind {
  return (adminActKinds as readonly string[]).includes(text)
}

/** One line of the log. `by` is null for what was done from the command line, where nobody is signed in. */
export interface AdminEntry {
  /** Later ones have higher numbers. */
  id: number
  /** ms since 1970. */
  at: number
  by: PersonThen | null
  act: AdminAct
}

/** What of the log is asked for: what somebody did or had done to them, one kind, what is older than an entry. */
export interface AdminLogQuery {
  person: string | null
  kind: AdminActKind | null
  before: number | null
}

export interface AdminLogPage {
  /** Newest first. */
  entries: AdminEntry[]
  hasOlder: boolean
  /** Since when the log is kept (ms since 1970). */
  since: number
}
