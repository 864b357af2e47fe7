import type { Transaction } from 'kysely'
import { advance } from '#app/model/records/advance'
import { lateFrom } from '#app/model/records/inbox'
import { kindOf } from '#app/model/records/kinds/kinds'
import { step, type Steps } from '#app/model/records/steps'
import { findRecord, type Act } from '#db/records'
import type { Database } from '#db/schema'
import type { ClockAct } from '../scheduler'
import { keepStep } from './keep'
import { standingAt } from './standing'
import { watchRecord } from './watch'

/** Takes the step that the server takes once a record's time is up, as the record is by then. */
export const runOut: ClockAct = ({ ledger, about }, { now }) =>
  Promise.resolve(async (trx: Transaction<Database>) => {
    const standing = await standingAt(trx, ledger, now)
    const before = await findRecord(trx, ledger, about)
    if (!before) return
    const { steps, decide, runsOut } = kindOf(before.kind)
    const next = runsOut?.(before, standing.counting)
    if (!next) return
    const stepped = step(steps as Steps, before.state, next.event, ['server'], '')
    const facts = decide?.(before, next.event, {}, { ...standing, item: null }) ?? before.facts
    if (next.at > now || 'refused' in stepped || typeof facts === 'string')
      return watchRecord(trx, ledger, before, standing)
    // What comes late says so: when it should have been.
    const details: Act['details'] = now - next.at >= lateFrom ? { dueAt: String(next.at) } : {}
    const act: Act = { event: next.event, words: '', details, by: null, at: now }
    await keepStep(trx, ledger, { before, after: advance(before, stepped.to, now, facts) }, act, standing)
  })
