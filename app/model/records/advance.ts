import { kindOf } from './kinds/kinds'
import type { LedgerRecord } from './record'
import { isFinal } from './steps'

/** A record in another state, a version later, at a moment (ms); with other facts, where the step decided some. */
export function advance(record: LedgerRecord, state: string, at: number, facts = record.facts): LedgerRecord {
  const { kind, version } = record
  return { ...record, state, facts, version: version + 1, changedAt: at, isOpen: !isOver(kind, state) } as LedgerRecord
}

/** Can nothing more become of it, and does it wait for nobody? */
function isOver(name: LedgerRecord['kind'], state: string): boolean {
  const { steps, over, waitsFor } = kindOf(name)
  return (
    (isFinal(steps, state) && !(state in waitsFor)) || (over as readonly string[] | undefined)?.includes(state) === true
  )
}
