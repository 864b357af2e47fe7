import type { Transaction } from 'kysely'
import { advance } from '#app/model/records/advance'
import { openRecords, stepRecord } from '#db/records'
import type { Database } from '#db/schema'
import type { Doing } from './decide'

/** More time that the meeting decided on answers what was asked of it (延期申请): one step with the decision. */
export async function grantRequest(
  trx: Transaction<Database>,
  tracker: string,
  item: string,
  { due, text }: { due: string; text: string },
  { person, at }: Doing,
): Promise<void> {
  for (const record of await openRecords(trx, tracker, [item])) {
    if (record.kind !== 'extension' || record.state !== 'asked') continue
    const facts = { ...record.facts, granted: due }
    const granted = advance(record, 'granted', at, facts)
    await stepRecord(trx, tracker, record, granted, { event: 'grant', words: text, details: { due }, by: person, at })
  }
}
