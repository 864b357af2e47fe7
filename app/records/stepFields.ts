import { ratingAspects } from '../model/records/kinds/call'
import type { LedgerRecord } from '../model/records/record'
import type { RecordCommand } from '../model/records/recordCommand'
import type { Field } from './recordFields'

/** What a step asks for besides its words. */
export interface StepField extends Field<'due' | 'department' | 'clause' | 'stream' | 'speed' | 'attitude' | 'result'> {
  /** What it begins with. */
  begins?: string
}

const department = { name: 'department', word: 'rightDepartment', as: 'department', isNeeded: true } as const

/** What a step of a record asks for besides its words; nothing for most. */
export function stepFields(record: LedgerRecord, event: string): StepField[] {
  switch (event) {
    case 'grant':
      return record.kind === 'extension'
        ? [{ name: 'due', word: 'grantUntil', as: 'date', isNeeded: true, begins: record.facts.due }]
        : []
    case 'dispute':
      return [department, { name: 'clause', as: 'line', isNeeded: true }]
    case 'uphold':
      return [{ ...department, begins: record.kind === 'call' ? (record.facts.dispute?.department ?? '') : '' }]
    case 'rate':
      return ratingAspects.map((name) => ({ name, as: 'mark', isNeeded: true }))
    case 'adopt':
      return [{ name: 'stream', as: 'stream', isNeeded: true }]
    default:
      return []
  }
}

/** What was filled in, as a step carries it. */
export type StepMore = Pick<
  Extract<RecordCommand, { do: 'step' }>,
  'due' | 'department' | 'clause' | 'stream' | 'speed' | 'attitude' | 'result' | 'files'
>

export function moreFrom(fields: readonly StepField[], filled: Readonly<Record<string, string>>): StepMore {
  return Object.fromEntries(
    fields.map(({ name, as }) => [name, as === 'mark' ? Number(filled[name]) : (filled[name] ?? '').trim()]),
  )
}
