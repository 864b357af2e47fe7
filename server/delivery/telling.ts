import { administers, type HousePerson } from '#app/model/house/housePerson'
import { isTimeOfDay, quietUntil } from '#app/model/telling/quietHours'
import { isMailAddress, tellingKinds, waysOfTelling } from '#app/model/telling/telling'
import type { TellingPort, Undelivered } from '#app/ports/telling'
import type { Db } from '#db/connect'
import { sendAgain, undelivered } from '#db/deliveries'
import { trackerOf, trackerRow } from '#db/ledger-rows'
import { mailboxOf, saveMailbox } from '#db/mailboxes'
import { findPerson } from '#db/people'
import { readQuietHours, saveQuietHours } from '#db/quiet-hours'
import { robotNames } from '#db/robots'
import { houseTimeZone } from '#db/time-zone'
import { inHouse } from '#db/transactions'
import { done, failed } from '../people/outcome'
import { createLedgersNow } from './ledger-now'

export interface TellingOptions {
  db: Db
  now: () => number
  hasMail: boolean
  /** Something is to be sent, or may be again. */
  onDue: () => void
}

/** How many of those that could not be delivered are shown. */
const most = 200

/** How people are told outside of the house's pages, for whoever is signed in (R4). */
export function createTelling({ db, now, hasMail, onDue }: TellingOptions) {
  return (person: HousePerson | null): TellingPort => {
    const may = person !== null && administers(person)
    const acting = () => ({ by: person?.id ?? null, at: now() })
    return {
      mine: async () => ({
        mailbox: await mailboxOf(db, person?.id ?? ''),
        hasMail,
        quiet: await readQuietHours(db),
      }),
      async saveMine(mailbox) {
        if (person === null) return failed('not-allowed')
        const address = mailbox.address.trim()
        if (address !== '' && !isMailAddress(address)) return failed('mail-malformed')
        const isChoice = tellingKinds.every((kind) => waysOfTelling.includes(mailbox.choices[kind]))
        if (!isChoice) return failed('not-allowed')
        await inHouse(db).execute((trx) => saveMailbox(trx, person.id, { ...mailbox, address }))
        return done(null)
      },
      countUndelivered: async () => (may ? (await undelivered(db, 0)).count : 0),
      async deliveries() {
        if (!may) return null
        const [quiet, timeZone] = [await readQuietHours(db), await houseTimeZone(db)]
        const { list, count, waiting } = await undelivered(db, most)
        return {
          ...{ hasMail, quiet, waiting, count, quietUntil: quietUntil(now(), quiet, timeZone) },
          undelivered: await describe(db, list, now()),
        }
      },
      async sendAgain(id) {
        if (!may) return failed('not-allowed')
        const count = await inHouse(db).execute((trx) => sendAgain(trx, id, acting()))
        if (count > 0) onDue()
        return done(count)
      },
      async saveQuietHours(quiet) {
        if (!may) return failed('not-allowed')
        if (!isTimeOfDay(quiet.from) || !isTimeOfDay(quiet.until)) return failed('time-malformed')
        await inHouse(db).execute((trx) => saveQuietHours(trx, quiet, acting()))
        return done(null)
      },
    }
  }
}

async function describe(
  db: Db,
  list: Awaited<ReturnType<typeof undelivered>>['list'],
  now: number,
): Promise<Undelivered[]> {
  const ledgerNow = createLedgersNow(db, now)
  const robots = await robotNames(db)
  const described: Undelivered[] = []
  for (const { id, madeAt, endedAt, channel, recipient, kind, ledger, item, why } of list) {
    const row = await trackerRow(db, ledger)
    const label = item === null ? undefined : (await ledgerNow(ledger))?.labels.get(item)
    const to =
      channel === 'robot'
        ? { channel, name: robots.get(recipient) ?? '' }
        : {
            ...{ channel, name: (await findPerson(db, recipient))?.name ?? '' },
            address: (await mailboxOf(db, recipient)).address,
          }
    described.push({
      ...{ id, madeAt, endedAt, to, kind, why },
      ledger: { id: ledger, title: row ? trackerOf(row).title : { zh: '', en: '' } },
      row: item !== null && label ? { id: item, code: label.code, title: label.title } : null,
    })
  }
  return described
}
