import { lightOf } from '#app/model/ledger/light'
import { coordinates, type Person } from '#app/model/ledger/person'
import type { RowLabel } from '#app/model/meeting/meeting'
import { isStranded, isTheirs } from '#app/model/records/asks'
import { harmOf, harms, type Harm } from '#app/model/records/harm'
import { isReminded, type NewsOfReminder } from '#app/model/records/inbox'
import { isActedOn } from '#app/model/records/kinds/urge'
import { kindOf } from '#app/model/records/kinds/kinds'
import type { LedgerRecord } from '#app/model/records/record'
import { tells } from '#app/model/records/tells'
import { stillHolds, withoutSuperfluous, type Reminder } from '#app/model/records/reminders'
import { isNamed, openRequests, namedIn } from '#db/comments'
import { lengthsOfRecord } from '#db/attachments'
import type { Db } from '#db/connect'
import type { Delivery } from '#db/deliveries'
import { eventAt, findRecord } from '#db/records'
import type { LedgerNow } from './ledger-now'

/** What a message says of something, in whatever language. */
export type Saying =
  /**
   * `nobodyAt`: the department of which nobody can answer, so that it stands with the reader, a coordinator; else null.
   * `files`: how many came with the whistle of a call.
   */
  | { is: 'asked'; record: LedgerRecord; nobodyAt: string | null; files: number }
  | { is: 'answered'; record: LedgerRecord; event: string }
  | { is: 'reopen' }
  | { is: 'mention'; by: string; isMe: boolean }
  | { is: 'reminder'; reminder: Pick<NewsOfReminder, 'rule' | 'days' | 'version' | 'department' | 'why'> }

/** Something that is told: by its title and where to read it, without contents (R4). */
export interface Told {
  delivery: Delivery
  ledger: LedgerNow['tracker']
  item: string | null
  /** Null where it is about no row. */
  label: RowLabel | null
  saying: Saying
  harm: Harm
}

/**
 * What deliveries of a ledger say by now to somebody, or to all who read in a group (null). What does not hold any more is not
 * among it: it was done, taken back or moved meanwhile, the row is gone, or it is theirs no longer.
 */
export async function readTold(
  db: Db,
  ledger: LedgerNow,
  person: Person | null,
  deliveries: readonly Delivery[],
): Promise<Told[]> {
  const reminders = remindersIn(ledger, person, deliveries)
  const told: Told[] = []
  for (const delivery of deliveries) {
    const isGone = delivery.item !== null && !ledger.items.has(delivery.item)
    const saying = reminders.get(delivery) ?? (await sayingOf(db, ledger, person, delivery))
    if (!saying || (isGone && !outlivesRow(saying))) continue
    const item = isGone ? null : delivery.item
    const harm = harmIn(ledger, item, saying)
    told.push({ delivery, ledger: ledger.tracker, item, label: labelOf(ledger, item), saying, harm })
  }
  return told
}

/** Is it about what goes on when the row is gone, such as a whistle? */
function outlivesRow(saying: Saying): boolean {
  return 'record' in saying && kindOf(saying.record.kind).outlivesRow === true
}

function harmIn({ items, tracker, today }: LedgerNow, item: string | null, saying: Saying): Harm {
  const row = item === null ? undefined : items.get(item)
  const light = row ? lightOf(row.item, row.stamp, tracker.settings, today) : null
  return harmOf({ light, ...(saying.is === 'asked' && { record: saying.record }) }, today.date)
}

/** As the inbox has them: the most harmful to leave lying first, then the longest. */
export function compareTold(a: Told, b: Told): number {
  return harms.indexOf(a.harm) - harms.indexOf(b.harm) || a.delivery.madeAt - b.delivery.madeAt
}

function labelOf({ labels }: LedgerNow, item: string | null): RowLabel | null {
  return item === null ? null : (labels.get(item) ?? null)
}

async function sayingOf(
  db: Db,
  ledger: LedgerNow,
  person: Person | null,
  { kind, subject, item }: Delivery,
): Promise<Saying | null> {
  if (subject.of === 'record') {
    const record = await findRecord(db, ledger.tracker.id, subject.record)
    if (!record) return null
    if (kind === 'asked') {
      if (!isStillAsked(record, subject.version, ledger, person)) return null
      const isForOthers = person !== null && isStranded(record, ledger.answering)
      const files = record.kind === 'call' ? (await lengthsOfRecord(db, record.parent!)).length : 0
      return { is: 'asked', record, nobodyAt: isForOthers ? record.department : null, files }
    }
    const event = await eventAt(db, subject.record, subject.version)
    return event && tells(record, event, person) ? { is: 'answered', record, event } : null
  }
  if (subject.of === 'comment') {
    if (kind === 'asked' && person && !coordinates(person)) return null
    if (kind === 'asked') return (await openRequests(db, ledger.tracker.id, item)).length > 0 ? { is: 'reopen' } : null
    const { by, named } = await namedIn(db, subject.comment)
    if (person && !isNamed(person, named)) return null
    return { is: 'mention', by, isMe: named.some((one) => one.kind === 'person' && one.id === person?.id) }
  }
  return null
}

/** Does a record wait for them, and with nothing done since? Of an urge its row tells. */
function isStillAsked(
  record: LedgerRecord,
  version: number,
  { items, answering }: LedgerNow,
  person: Person | null,
): boolean {
  if (!record.isOpen || record.version !== version) return false
  if (record.kind === 'urge') {
    const row = items.get(record.item)
    if (row && isActedOn(record.at, record.department, row.item, row.stamp)) return false
  }
  return person ? isTheirs(record, person, answering) : record.state in kindOf(record.kind).waitsFor
}

/** The reminders among deliveries that still hold, of each item the last about its deadline. */
function remindersIn(
  { items, tracker, today, answering }: LedgerNow,
  person: Person | null,
  deliveries: readonly Delivery[],
): Map<Delivery, Saying> {
  const said = deliveries.flatMap((delivery) => {
    const { subject, item, madeAt } = delivery
    if (subject.of !== 'reminder' || item === null) return []
    const reminder = { ...(subject as Omit<Reminder, 'item'>), item, at: madeAt, delivery }
    const row = items.get(item)
    const isTheirs = person === null || isReminded(person, reminder.department, answering)
    return row && isTheirs && stillHolds(reminder, row, tracker.settings.timeZone, today) ? [reminder] : []
  })
  return new Map(
    withoutSuperfluous(said).map(({ delivery, rule, days, version, department }) => {
      const why = department === '' ? 'no-lead' : answering.has(department) ? null : 'no-liaison'
      return [delivery, { is: 'reminder', reminder: { rule, days, version, department, why } }]
    }),
  )
}
