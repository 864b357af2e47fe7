import type { Kysely, Selectable, Transaction } from 'kysely'
import { noMailbox, usualChoices, type Mailbox, type TellingChoices } from '#app/model/telling/telling'
import { noteAct, personThen, type Acting } from './admin-log'
import type { MailboxesTable } from './deliveries-tables'
import type { Database } from './schema'

/** Where and how somebody is told by mail. */
export async function mailboxOf(db: Kysely<Database>, person: string): Promise<Mailbox> {
  const row = await db.selectFrom('mailboxes').selectAll().where('person_id', '=', person).executeTakeFirst()
  return row ? mailboxFrom(row) : noMailbox
}

/** Everybody's who has an address, by person. */
export async function allMailboxes(db: Kysely<Database>): Promise<Map<string, Mailbox>> {
  const rows = await db.selectFrom('mailboxes').selectAll().where('address', '!=', '').execute()
  return new Map(rows.map((row) => [row.person_id, mailboxFrom(row)]))
}

/** Changes somebody's address, for an administrator, and notes it. */
export async function setMailAddress(
  trx: Transaction<Database>,
  person: string,
  address: string,
  acting: Acting,
): Promise<void> {
  await noteAct(trx, acting, { kind: 'mail-changed', about: await personThen(trx, person), to: address })
  await saveMailbox(trx, person, { ...(await mailboxOf(trx, person)), address })
}

/** What somebody chooses for themselves, which is none of administration. */
export async function saveMailbox(
  trx: Transaction<Database>,
  person: string,
  { address, language, choices, urgentAlways }: Mailbox,
): Promise<void> {
  const values = { address, language, choices: JSON.stringify({ ...choices, urgentAlways }) }
  await trx
    .insertInto('mailboxes')
    .values({ person_id: person, ...values })
    .onConflict((of) => of.column('person_id').doUpdateSet(values))
    .execute()
}

function mailboxFrom({ address, language, choices }: Selectable<MailboxesTable>): Mailbox {
  const { urgentAlways, ...chosen } = JSON.parse(choices) as Partial<TellingChoices & Pick<Mailbox, 'urgentAlways'>>
  return {
    address,
    language: language as Mailbox['language'],
    choices: { ...usualChoices, ...chosen },
    urgentAlways: urgentAlways ?? noMailbox.urgentAlways,
  }
}
