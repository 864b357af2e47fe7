import type { LightState } from '../ledger/light'
import { compareAsks } from './asks'
import type { InboxTask } from './inbox'
import { answeredFor, hasRunOut } from './kinds/call'
import { kindOf } from './kinds/kinds'
import type { LedgerRecord } from './record'
import { compareTasks } from './tasks'

/**
 * What comes of leaving it lying, the most harmful first. `urgent`: somebody stands and waits for who was called urgently.
 * `out`: its time is over, or its row is red. `running`: its time is hours. `soon`: its row is amber.
 */
export const harms = ['urgent', 'out', 'running', 'soon', 'lies'] as const
export type Harm = (typeof harms)[number]

/** Something that waits for a person: what somebody asks by a record, or what a row asks by itself. `light`: its row's; null without one. */
export type Waiting = { light: LightState | null } & ({ record: LedgerRecord } | { task: InboxTask })

/** `today`: a date in its ledger's time zone. */
export function harmOf(
  { light, record }: { light: LightState | null; record?: LedgerRecord | undefined },
  today: string,
): Harm {
  if (record && kindOf(record.kind).isUrgent?.(record)) return 'urgent'
  if (light?.light === 'red' || (record && isOut(record, today))) return 'out'
  if (record?.kind === 'call' && answeredFor(record.facts) === null) return 'running'
  return light?.light === 'amber' ? 'soon' : 'lies'
}

/** Has it run out for whom it waits for? */
export function isOut(record: LedgerRecord, today: string): boolean {
  if (record.kind === 'call') return hasRunOut(record.facts)
  const waitsFor = (kindOf(record.kind).waitsFor as Partial<Record<string, string>>)[record.state]
  return waitsFor === 'department' && record.until !== '' && record.until < today
}

/** The most harmful to leave lying first; then what somebody asks, then by what it is and how long it has lain. */
export function compareHarm(a: Waiting & { harm: Harm }, b: Waiting & { harm: Harm }): number {
  const byHarm = harms.indexOf(a.harm) - harms.indexOf(b.harm)
  if (byHarm !== 0) return byHarm
  if ('record' in a) return 'record' in b ? compareAsks(a.record, b.record) : -1
  return 'record' in b ? 1 : compareTasks(a.task, b.task)
}
