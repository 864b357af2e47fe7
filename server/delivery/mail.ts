import { isMailAddress, type Mailbox } from '#app/model/telling/telling'
import { accessOf, personWith } from '#app/model/ledger/access'
import type { Person } from '#app/model/ledger/person'
import type { Db } from '#db/connect'
import type { Delivery, Taken } from '#db/deliveries'
import { grantsOf } from '#db/grants'
import { allDepartments } from '#db/ledger-rows'
import { mailboxOf } from '#db/mailboxes'
import { findPerson } from '#db/people'
import type { Channel, Sent, Sending } from './channel'
import { mailText } from './mail-text'
import { lineOf } from './message-text'
import { MailError, type Smtp } from './smtp'
import { compareTold, readTold, type Told } from './told'
import type { createWords } from './words'

export interface MailOptions {
  db: Db
  smtp: Smtp
  publicUrl: string
  words: ReturnType<typeof createWords>
}

/** Tells people by mail: all that is due for somebody at once is one mail, in their language. */
export function createMail({ db, smtp, publicUrl, words }: MailOptions): Channel {
  const host = new URL(publicUrl).hostname
  return {
    name: 'mail',
    async send(taken, sending): Promise<Sent> {
      const { told, mailbox, dropped } = await whatFor(db, taken, sending)
      if (!mailbox || told.length === 0) return { kind: 'sent', dropped }
      const settings = `${publicUrl}/people#telling`
      const { language } = mailbox
      const departments = new Map((await allDepartments(db)).map(({ id, name }) => [id, name[language]]))
      const telling = {
        ...{ t: words(language), language, publicUrl, lateSince: ({ delivery }: Told) => sending.lateSince(delivery) },
        departmentName: (id: string) => departments.get(id) ?? id,
      }
      const text = mailText(
        told.map((one) => lineOf(one, telling)),
        telling,
        settings,
      )
      try {
        await smtp.send({
          ...{ ...text, to: mailbox.address, id: `${taken.id}@${host}`, settings },
          thread: threadOf(told, host),
        })
        return { kind: 'sent', dropped }
      } catch (error) {
        if (error instanceof MailError) return { kind: 'failed', dropped, ...failureOf(error) }
        throw error
      }
    },
  }
}

/** What there is to tell somebody by now, and why of some there is nothing any more. */
async function whatFor(
  db: Db,
  { deliveries }: Taken,
  { ledgerNow }: Sending,
): Promise<{ told: Told[]; mailbox: Mailbox | null; dropped: { delivery: Delivery; why: string }[] }> {
  const id = deliveries[0]!.recipient
  const found = await findPerson(db, id)
  const mailbox = await mailboxOf(db, id)
  const none = (why: string) => ({
    ...{ told: [], mailbox: null },
    dropped: deliveries.map((delivery) => ({ delivery, why })),
  })
  if (!found || found.disabled) return none('disabled')
  if (!isMailAddress(mailbox.address)) return none('no-address')
  const told: Told[] = []
  const dropped: { delivery: Delivery; why: string }[] = []
  for (const ledger of new Set(deliveries.map((one) => one.ledger))) {
    const [own, now] = [deliveries.filter((one) => one.ledger === ledger), await ledgerNow(ledger)]
    const access = accessOf(found, await grantsOf(db, ledger))
    const person: Person | null = access === 'none' ? null : personWith(access, found)
    const wanted = own.filter(({ kind }) => mailbox.choices[kind] !== 'inbox')
    const saidNow = now && person ? await readTold(db, now, person, wanted) : []
    told.push(...saidNow)
    const said = new Set(saidNow.map(({ delivery }) => delivery))
    const why = !now ? 'ledger-away' : !person ? 'no-access' : 'settled'
    dropped.push(...own.filter((one) => !said.has(one)).map((delivery) => ({ delivery, why })))
  }
  return { told: told.sort(compareTold), mailbox, dropped }
}

/** Mails about one row are one thread. */
function threadOf(told: readonly Told[], host: string): string | null {
  const rows = new Set(told.map(({ ledger, item }) => (item === null ? '' : `${ledger.id}.${item}`)))
  const [row] = rows
  return rows.size === 1 && row ? `row.${row}@${host}` : null
}

function failureOf({ kind, message }: MailError) {
  return { why: message, isFinal: kind === 'refused', isKept: kind === 'unclear', isForAll: kind === 'away' }
}
