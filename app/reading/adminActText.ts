import type { Translate } from '../i18n/Translate'
import type { Translation } from '../i18n/useTranslation'
import { spansOf } from '../model/house/calendar'
import type { GrantedAccess } from '../model/house/grant'
import type { Department } from '../model/ledger/person'
import { thresholds, type Thresholds } from '../model/ledger/thresholds'
import type { ReminderPolicy } from '../model/records/reminderPolicy'
import type {
  AdminAct,
  AdminEntry,
  GranteeThen,
  InvitationThen,
  NamedThen,
  PersonThen,
  RoleThen,
} from '../model/records/adminLog'
import { spanText } from './calendarText'

/** An act of administration as a sentence that begins behind the name of who did it. */
export function adminActText({ t, language }: Translation, act: AdminAct): string {
  const say = (values: Record<string, string>) => t(`adminLog.acts.${act.kind}`, values)
  const called = ({ name, account }: PersonThen) => t('adminLog.named', { name, account })
  const nameOf = (named: Pick<NamedThen, 'name'>) => named.name[language]
  const orNone = (named: NamedThen | null) => (named ? nameOf(named) : t('adminLog.none'))
  const roleText = (role: RoleThen) =>
    role === 'organizer' || role === 'member' ? t(`houseRole.${role}`) : t(`role.${role}`)
  const access = (ledger: NamedThen, given: GrantedAccess) =>
    t('adminLog.accessIn', { ledger: nameOf(ledger), access: t(`access.granted.${given}`) })
  const rights = ({ role, department, grants = [] }: Omit<InvitationThen, 'id'>) =>
    [roleText(role), department && nameOf(department), ...grants.map((grant) => access(grant.ledger, grant.access))]
      .filter(Boolean)
      .join(' · ')
  const grantee = (to: GranteeThen) =>
    to.kind === 'everyone' ? t('access.everyone') : to.kind === 'department' ? nameOf(to) : called(to)
  switch (act.kind) {
    case 'first-administrator':
      return say({})
    case 'person-added':
      return say({ person: called(act.about), rights: rights(act) })
    case 'person-renamed':
      return say({ person: called(act.about), to: act.to })
    case 'mail-changed':
      return say({ person: called(act.about), to: act.to || t('adminLog.none') })
    case 'role-changed':
      return say({ person: called(act.about), from: roleText(act.from), to: roleText(act.to) })
    case 'person-moved':
      return say({ person: called(act.about), from: orNone(act.from), to: orNone(act.to) })
    case 'person-disabled':
    case 'person-enabled':
      return say({ person: called(act.about) })
    case 'invitation-made':
      return act.about.name === undefined
        ? say({ rights: rights(act.about) })
        : t('adminLog.invited', { name: act.about.name, rights: rights(act.about) })
    case 'invitation-withdrawn':
      return say({ rights: rights(act.about) })
    case 'invitation-used':
      return say({ person: called(act.madeBy), rights: rights(act.invitation) })
    case 'reset-made':
      return say({ person: called(act.about) })
    case 'reset-used':
      return say({ person: called(act.madeBy) })
    case 'department-merged':
      return say({ name: nameOf(act.about), into: nameOf(act.into) })
    case 'access-given':
    case 'access-withdrawn':
      return say({
        ...{ whom: grantee(act.about), ledger: nameOf(act.ledger) },
        access: t(`access.granted.${act.access}`),
      })
    case 'access-changed':
      return say({
        ...{ whom: grantee(act.about), ledger: nameOf(act.ledger) },
        ...{ from: t(`access.granted.${act.from}`), to: t(`access.granted.${act.to}`) },
      })
    case 'department-added':
    case 'department-removed':
    case 'department-closed':
    case 'department-reopened':
      return say({ name: nameOf(act.about) })
    case 'department-changed':
      return say({ name: nameOf(act.about), changes: departmentChanges(t, act.about, act.to) })
    case 'ledger-made':
      return say({ name: nameOf(act.about) })
    case 'ledger-renamed':
      return say({ name: nameOf(act.about), to: act.to[language] || act.to.zh })
    case 'thresholds-changed':
      return say({ name: nameOf(act.about), changes: thresholdChanges(t, act.from, act.to) })
    case 'reminders-changed':
      return say({ name: nameOf(act.about), changes: reminderChanges(t, act.from, act.to) })
    case 'whistle-limits-changed': {
      const { urgent, joint, ordinary } = act.to
      return say({ name: nameOf(act.about), urgent: String(urgent), joint: String(joint), ordinary: String(ordinary) })
    }
    case 'leader-changed':
      return act.leader === null
        ? t('adminLog.nobodyAgrees', { name: nameOf(act.about) })
        : say({ name: nameOf(act.about), leader: act.leader, from: String(act.from) })
    case 'ledger-archived':
    case 'ledger-reopened':
      return say({ name: nameOf(act.about) })
    case 'ledger-removed':
    case 'ledger-restored':
      return say({ name: nameOf(act.about), file: act.file })
    case 'screen-made':
      return say({ name: nameOf(act.about) })
    case 'screen-withdrawn':
      return say({ name: nameOf(act.about), person: act.madeBy })
    case 'calendar-changed':
      return say({
        year: act.about.id,
        days: spansOf(act.days)
          .map((span) => spanText({ t, language }, span))
          .join(t('adminLog.and')),
      })
    case 'robot-added':
    case 'robot-changed':
    case 'robot-removed':
      return say({
        ledger: nameOf(act.about),
        robot: t('deliveries.robots.called', {
          kind: t(`deliveries.robots.kinds.${act.robot.kind}`),
          name: act.robot.name,
        }),
      })
    case 'quiet-hours-changed':
      return say({ from: `${act.from.from}–${act.from.until}`, to: `${act.to.from}–${act.to.until}` })
    case 'sent-again':
      return say({ times: String(act.count) })
    case 'calendar-completed':
    case 'calendar-reopened':
      return say({ year: act.about.id })
    case 'backup-made':
    case 'backup-restored':
      return say({ file: act.about.id })
  }
}

/** Who did it; nobody is signed in at the command line. */
export function adminActor({ t }: Translation, { by }: AdminEntry): string {
  return by?.name ?? t('adminLog.commandLine')
}

function thresholdChanges(t: Translate, from: Thresholds, to: Thresholds): string {
  return changesOf(
    t,
    thresholds.map((name) => [t(`settings.thresholds.${name}`), String(from[name]), String(to[name])]),
  )
}

function reminderChanges(t: Translate, from: ReminderPolicy, to: ReminderPolicy): string {
  const days = (of: ReminderPolicy['before'] | number | null) =>
    [of ?? []].flat().join(', ') || t('settings.reminders.off')
  return changesOf(
    t,
    (['before', 'after', 'unacknowledged', 'silent'] as const).map((name) => [
      t(`settings.reminders.fields.${name}`),
      days(from[name]),
      days(to[name]),
    ]),
  )
}

function departmentChanges(t: Translate, from: Department, to: Department): string {
  return changesOf(t, [
    [t('people.departmentName'), from.name.zh, to.name.zh],
    [t('people.departmentNameEn'), from.name.en, to.name.en],
    [t('people.short'), from.short, to.short],
    [t('people.kind'), t(`people.kind-${from.kind}`), t(`people.kind-${to.kind}`)],
  ])
}

function changesOf(t: Translate, fields: readonly [field: string, from: string, to: string][]): string {
  return fields
    .filter(([, before, after]) => before !== after)
    .map(([field, before, after]) => t('adminLog.changed', { field, from: before, to: after }))
    .join(t('adminLog.and'))
}
