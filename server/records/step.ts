import type { Item } from '#app/model/ledger/rows'
import type { Person } from '#app/model/ledger/person'
import { advance } from '#app/model/records/advance'
import { kindOf } from '#app/model/records/kinds/kinds'
import type { StepDetails } from '#app/model/records/kinds/RecordKind'
import { actorsOf, type LedgerRecord, type RecordEvent } from '#app/model/records/record'
import type { RecordCommand } from '#app/model/records/recordCommand'
import type { RecordOutcome } from '#app/model/records/recordOutcome'
import { judgeFiles, step, type Steps } from '#app/model/records/steps'
import type { LedgerStanding } from './standing'

export type StepCommand = Extract<RecordCommand, { do: 'step' }>

/** What a step makes of a record, or why it is not to be taken; nothing is stored yet. */
export function judgeStep(
  record: LedgerRecord,
  { version, event, words, files = [] }: StepCommand,
  details: StepDetails,
  person: Person,
  item: Item | null,
  standing: LedgerStanding,
): LedgerRecord | RecordOutcome {
  const { steps, decide } = kindOf(record.kind)
  const stepped = step(steps, record.state, event as never, actorsOf(record, person), words)
  if ('refused' in stepped) return version === record.version ? stepped.refused : 'stale'
  if (version !== record.version) return 'stale'
  const problem = judgeFiles((steps as Steps)[record.state]?.[event]?.files, files.length)
  if (problem) return problem
  const facts = decide?.(record, event, details, { ...standing, item }) ?? record.facts
  if (typeof facts === 'string') return facts
  return advance(record, stepped.to, standing.at, facts)
}

/** What a step decides besides its words. */
export function detailsOf({ words, due, department, clause, speed, attitude, result }: StepCommand): StepDetails {
  return { words, due, department, clause, speed, attitude, result }
}

/** The same as it is kept with the event. */
export function keptDetails({ words: _, ...details }: StepDetails): RecordEvent['details'] {
  return Object.fromEntries(
    Object.entries<string | number | undefined>(details).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  )
}
