import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import { saidOfDays } from '#app/model/house/calendar'
import { nextMorning, type Counting } from '#app/model/house/deadline'
import { accessOf, personWith } from '#app/model/ledger/access'
import type { Person } from '#app/model/ledger/person'
import type { Mailbox, Subject, TellingKind } from '#app/model/telling/telling'
import { chunks } from './chunks'
import type { DeliveriesTable } from './deliveries-tables'
import { urgentKind } from './deliveries'
import { answeringIn, grantsOf } from './grants'
import { readCalendar } from './house-calendar'
import { allMailboxes } from './mailboxes'
import { findPeople } from './people'
import type { Database } from './schema'
import { houseTimeZone } from './time-zone'

/** Something that people of a ledger are to be told of, wherever they want to be. */
export interface Telling {
  kind: TellingKind
  item: string | null
  subject: Subject
  /** When it should be told (ms): what comes late says so. */
  dueAt: number
  /** It cannot wait until the quiet hours are over. */
  isUrgent?: boolean
  /** Is it somebody's to know? `answering`: departments of which somebody can answer in the ledger. */
  concerns: (person: Person, answering: ReadonlySet<string>) => boolean
}

/** The morning's digest: after the ledgers have reminded, at 08:30. */
const digestAt = '09:00'

/** Whom a ledger can tell outside of the house's pages, as of a transaction. */
interface Audience {
  people: { person: Person; mailbox: Mailbox }[]
  answering: ReadonlySet<string>
  robots: { id: string; tellings: ReadonlySet<string> }[]
  counting: Counting
}

const audiences = new WeakMap<Transaction<Database>, Map<string, Audience | null>>()

/**
 * Stores what is to leave the house for whom, each once, in the transaction of what it tells of (R4). Who has no address,
 * or wants to be told in the inbox alone, and ledgers without robots, leave nothing here. Several of one transaction ask
 * once who there is: nobody else changes that meanwhile.
 */
export async function tell(
  trx: Transaction<Database>,
  ledger: string,
  tellings: readonly Telling[],
  now: number,
): Promise<void> {
  const audience = await audienceOf(trx, ledger)
  if (!audience) return
  const { people, robots, answering, counting } = audience
  const rows: DeliveriesTable[] = []
  // Of a morning's reminders it is the same for all, and takes its time.
  const digests = new Map<number, number>()
  const digestOf = (dueAt: number) => {
    const at = digests.get(dueAt) ?? nextMorning(dueAt, counting, digestAt)
    digests.set(dueAt, at)
    return at
  }
  for (const { kind, item, subject, dueAt, isUrgent = false, concerns } of tellings) {
    const add = (channel: string, recipient: string, at: number, as: string = kind) =>
      rows.push({
        ...{ id: randomUUID(), tracker_id: ledger, channel, recipient, kind: as, subject: JSON.stringify(subject) },
        ...{ item_id: item ?? '', made_at: now, due_at: at, state: 'waiting', next_at: at, attempts: 0 },
        ...{ message: null, taken_at: null, ended_at: null, why: '' },
      })
    for (const { person, mailbox } of people) {
      const way = mailbox.choices[kind]
      if (way === 'inbox' || !concerns(person, answering)) continue
      if (isUrgent && mailbox.urgentAlways) add('mail', person.id, dueAt, urgentKind)
      else add('mail', person.id, way === 'digest' ? digestOf(dueAt) : dueAt)
    }
    for (const robot of robots) if (robot.tellings.has(kind)) add('robot', robot.id, dueAt)
  }
  for (const part of chunks(rows))
    await trx
      .insertInto('deliveries')
      .values(part)
      .onConflict((of) => of.doNothing())
      .execute()
}

async function audienceOf(trx: Transaction<Database>, ledger: string): Promise<Audience | null> {
  const known = audiences.get(trx) ?? new Map<string, Audience | null>()
  audiences.set(trx, known)
  const audience = known.has(ledger) ? known.get(ledger)! : await readAudience(trx, ledger)
  known.set(ledger, audience)
  return audience
}

/** Null: there is nobody, as in a house that has set up nothing. */
async function readAudience(trx: Transaction<Database>, ledger: string): Promise<Audience | null> {
  const mailboxes = await allMailboxes(trx)
  const robots = await trx.selectFrom('robots').select(['id', 'tellings']).where('tracker_id', '=', ledger).execute()
  if (mailboxes.size === 0 && robots.length === 0) return null
  const counting = { said: saidOfDays(await readCalendar(trx)), timeZone: await houseTimeZone(trx) }
  const [people, grants] = [await findPeople(trx, [...mailboxes.keys()]), await grantsOf(trx, ledger)]
  return {
    counting,
    answering: await answeringIn(trx, ledger),
    robots: robots.map(({ id, tellings }) => ({ id, tellings: new Set(JSON.parse(tellings) as string[]) })),
    people: [...people.values()].flatMap((person) => {
      const access = person.disabled ? 'none' : accessOf(person, grants)
      if (access === 'none') return []
      return [{ person: personWith(access, person), mailbox: mailboxes.get(person.id)! }]
    }),
  }
}
