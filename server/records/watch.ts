import type { Transaction } from 'kysely'
import { kindOf } from '#app/model/records/kinds/kinds'
import type { LedgerRecord } from '#app/model/records/record'
import { dropClock, setClock } from '#db/clocks'
import type { Database } from '#db/schema'
import type { LedgerStanding } from './standing'

/** Sets the clock of a record as it is by now; drops it where nothing runs out. */
export async function watchRecord(
  trx: Transaction<Database>,
  tracker: string,
  record: LedgerRecord,
  { at, counting }: Pick<LedgerStanding, 'at' | 'counting'>,
): Promise<void> {
  const { runsOut, clock } = kindOf(record.kind)
  if (!runsOut || !clock) return
  const name = { ledger: tracker, kind: clock, about: record.id }
  const next = runsOut(record, counting)
  await (next ? setClock(trx, { ...name, dueAt: next.at, setAt: at }) : dropClock(trx, name))
}
