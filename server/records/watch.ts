import type { Transaction } from 'kysely'
import { kindOf } from '#app/model/records/kinds/kinds'
import type { LedgerRecord } from '#app/model/records/record'
import { dropClock, setClock } from '#db/clocks'
import type { Database } from '#db/schema'
import type { LedgerStanding } from './standing'

/**
 * What runs out about a record (R3): it leads to the step that the server takes then. Calls have a kind of their own: a process
 * from before there were any leaves it to others (P5).
 */
export const recordClocks = { order: 'record-overdue', call: 'call-runs-out' } as const

/** Sets the clock of a record as it is by now; drops it where nothing runs out. */
export async function watchRecord(
  trx: Transaction<Database>,
  tracker: string,
  record: LedgerRecord,
  { at, counting }: Pick<LedgerStanding, 'at' | 'counting'>,
): Promise<void> {
  const { runsOut } = kindOf(record.kind)
  if (!runsOut || (record.kind !== 'order' && record.kind !== 'call')) return
  const name = { ledger: tracker, kind: recordClocks[record.kind], about: record.id }
  const next = runsOut(record, counting)
  await (next ? setClock(trx, { ...name, dueAt: next.at, setAt: at }) : dropClock(trx, name))
}
