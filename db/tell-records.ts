import type { Transaction } from 'kysely'
import type { Person } from '#app/model/ledger/person'
import { isTheirs } from '#app/model/records/asks'
import { kindOf } from '#app/model/records/kinds/kinds'
import type { LedgerRecord } from '#app/model/records/record'
import { tells } from '#app/model/records/tells'
import type { Database } from './schema'
import type { Act } from './records'
import { tell, type Telling } from './tell'

/** Tells of a step that brought a record to what it is now: whom it waits for, and whose asking was answered. */
export async function tellRecord(
  trx: Transaction<Database>,
  tracker: string,
  record: LedgerRecord,
  { event, details, by, at }: Pick<Act, 'event' | 'details' | 'by' | 'at'>,
): Promise<void> {
  const about = {
    item: record.item,
    subject: { of: 'record', record: record.id, version: record.version },
    // What a clock did late says since when.
    dueAt: by === null && details.dueAt ? Number(details.dueAt) : at,
  } as const
  const isOthers = (person: Person) => person.id !== by?.id
  const asks = (person: Person, answering: ReadonlySet<string>) => record.isOpen && isTheirs(record, person, answering)
  const tellings: Telling[] = []
  if (record.isOpen)
    tellings.push({
      ...{ ...about, kind: 'asked', isUrgent: kindOf(record.kind).isUrgent?.(record) ?? false },
      concerns: (one, answering) => isOthers(one) && asks(one, answering),
    })
  if (tells(record, event, null))
    tellings.push({
      ...about,
      kind: 'answered',
      concerns: (one, answering) => isOthers(one) && tells(record, event, one) && !asks(one, answering),
    })
  await tell(trx, tracker, tellings, at)
}
