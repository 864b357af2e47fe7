import type { Transaction } from 'kysely'
import { saidOfDays } from '#app/model/house/calendar'
import { deadlineAfter, endOfDay } from '#app/model/house/deadline'
import { advance } from '#app/model/records/advance'
import { kindOf } from '#app/model/records/kinds/kinds'
import type { LedgerRecord } from '#app/model/records/record'
import { step, type Steps } from '#app/model/records/steps'
import { dropClock, setClock } from '#db/clocks'
import { readCalendar } from '#db/house-calendar'
import { settingsOf, trackerRow } from '#db/ledger-rows'
import { findRecord, stepRecord } from '#db/records'
import type { Database } from '#db/schema'
import type { ClockAct } from '../scheduler'

/** What is not answered in time goes up a step, and after so many working days more the next one (R3). */
export const overdueClock = 'record-overdue'
const daysBetweenSteps = 3

/** Sets the clock of a record that is to be answered by a day, as it is by now (ms); drops it where nothing runs out. */
export async function watchOverdue(
  trx: Transaction<Database>,
  tracker: string,
  record: LedgerRecord,
  now: number,
): Promise<void> {
  const name = { ledger: tracker, kind: overdueClock, about: record.id }
  if (escalated(record, now) === null) return dropClock(trx, name)
  const { timeZone } = settingsOf((await trackerRow(trx, tracker))!)
  const over = endOfDay(record.until, timeZone)
  const allowed = { workingDays: daysBetweenSteps }
  const counting = { said: saidOfDays(await readCalendar(trx)), timeZone }
  await setClock(trx, { ...name, dueAt: over > now ? over : deadlineAfter(now, allowed, counting), setAt: now })
}

/** Lets an order that is overdue go up a step, and says so. */
export const escalate: ClockAct = ({ ledger, about }, { now }) =>
  Promise.resolve(async (trx: Transaction<Database>) => {
    const record = await findRecord(trx, ledger, about)
    const next = record && escalated(record, now)
    if (!record || !next) return
    await stepRecord(trx, ledger, record, next, { event: 'escalate', words: '', details: {}, by: null, at: now })
    await watchOverdue(trx, ledger, next, now)
  })

/** As it is a step further up; null where it can go no further. */
function escalated(record: LedgerRecord, now: number): LedgerRecord | null {
  if (record.kind !== 'order' || record.facts.level === 2) return null
  const { steps, decide } = kindOf(record.kind)
  const stepped = step(steps as Steps, record.state, 'escalate', ['server'], '')
  if ('refused' in stepped) return null
  const facts = decide!(record, 'escalate', {}, null)
  return typeof facts === 'string' ? null : advance(record, stepped.to, now, facts)
}
