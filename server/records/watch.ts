import type { Transaction } from 'kysely'
import { kindOf } from '#app/model/records/kinds/kinds'
import type { LedgerRecord } from '#app/model/records/record'
import { dropClock, setClock } from '#db/clocks'
import type { Database } from '#db/schema'
import type { LedgerStanding } from './standing'

/** What runs out about a record (R3): it leads to the step that the server takes then. */
export const recordClock = 'record-overdue'

/** Sets the clock of a record as it is by now; drops it where nothing runs out. */
export async function watchRecord(
  trx: Transaction<Database>,
  tracker: string,
  record: LedgerRecord,
  { at, counting }: Pick<LedgerStanding, 'at' | 'counting'>,
): Promise<void> {
  const { runsOut } = kindOf(record.kind)
  if (!runsOut) return
  const name = { ledger: tracker, kind: recordClock, about: record.id }
  const next = runsOut(record, counting)
  await (next ? setClock(trx, { ...name, dueAt: next.at, setAt: at }) : dropClock(trx, name))
}
