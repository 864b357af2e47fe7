import type { Transaction } from 'kysely'
import type { Item } from '#app/model/ledger/rows'
import type { Person } from '#app/model/ledger/person'
import { advance } from '#app/model/records/advance'
import { kindOf } from '#app/model/records/kinds/kinds'
import { actorsOf, type LedgerRecord } from '#app/model/records/record'
import type { RecordCommand } from '#app/model/records/recordCommand'
import type { RecordOutcome } from '#app/model/records/recordOutcome'
import { step } from '#app/model/records/steps'
import { stepRecord } from '#db/records'
import type { Database } from '#db/schema'

type Step = Extract<RecordCommand, { do: 'step' }>

/** What a step makes of a record, or why it is not to be taken; nothing is stored yet. */
export function judgeStep(
  record: LedgerRecord,
  { version, event, words, due }: Step,
  person: Person,
  item: Item | null,
  at: number,
): LedgerRecord | RecordOutcome {
  const { steps, decide } = kindOf(record.kind)
  const stepped = step(steps, record.state, event as never, actorsOf(record, person), words)
  if ('refused' in stepped) return version === record.version ? stepped.refused : 'stale'
  if (version !== record.version) return 'stale'
  const facts = decide?.(record, event, { due }, item) ?? record.facts
  if (typeof facts === 'string') return facts
  return advance(record, stepped.to, at, facts)
}

/** Stores a step that somebody took. */
export async function keepStep(
  trx: Transaction<Database>,
  tracker: string,
  before: LedgerRecord,
  after: LedgerRecord,
  { event, words, due }: Step,
  person: Person,
): Promise<void> {
  const details: Record<string, string> = due === undefined ? {} : { due }
  await stepRecord(trx, tracker, before, after, { event, words, details, by: person, at: after.changedAt })
}
