import {
  differingFields,
  emptyRecord,
  fieldIn,
  isEqualField,
  withFields,
  type ColumnField,
  type FieldValue,
} from './columnFields'
import { judgeColumn } from './judgeColumn'
import { judgeStream } from './judgeStream'
import { differingStreamColumns, type Stream } from './rows'
import type { ColumnRecord, Option } from './schema'
import type { ColumnStep, Ledger, StreamStep, UndoPlan } from './undo'

// Taking back what was said of columns and streams: only what nobody has said anew since goes back, and nothing is taken out.

type Told = Pick<UndoPlan, 'kept' | 'refusals'>

/** What taking back what was said of columns changes, the last first. */
export function columnsBack(steps: readonly ColumnStep[], ledger: Ledger, { kept, refusals }: Told): ColumnStep[] {
  const back = [...steps].reverse().map((step) => {
    const before = ledger.readColumn(step.column) ?? emptyRecord(step.column)
    return { column: step.column, before, after: fieldsBack(step, before, kept) }
  })
  // Of two columns one may take the other's name.
  const records = withAfter(ledger.world.schema.records, back)
  return back.flatMap((step) => {
    const { before, after } = step
    const refused = judgeColumn(ledger.person, before, after, records)
    refusals.push(...refused)
    return refused.length === 0 && differingFields(before, after).length > 0 ? [step] : []
  })
}

/** The same of streams. One in which other rows than its `own` stand by now stays: who put it there would lose it from sight. */
export function streamsBack(
  steps: readonly StreamStep[],
  own: { has(id: string): boolean },
  ledger: Ledger,
  { kept, refusals }: Told,
): StreamStep[] {
  const back = [...steps].reverse().flatMap((step) => {
    const before = ledger.readStream(step.stream)
    return before ? [{ stream: step.stream, before, after: cellsBack(step, before, kept) }] : []
  })
  const streams = withAfter(ledger.streams(), back)
  return back.flatMap((step) => {
    const { before, after } = step
    const goes = after.removed !== '' && before.removed === ''
    if (goes && ledger.itemsIn(step.stream).some(({ id }) => !own.has(id))) {
      kept.push({ item: step.stream })
      return []
    }
    const refused = judgeStream(ledger.person, before, after, streams)
    refusals.push(...refused)
    return refused.length === 0 && differingStreamColumns(before, after).length > 0 ? [step] : []
  })
}

/** All as they would be with these taken back. */
function withAfter<T extends { id: string }>(all: readonly T[], back: readonly { after: T }[]): T[] {
  const after = new Map(back.map((step) => [step.after.id, step.after]))
  return [...all.filter(({ id }) => !after.has(id)), ...after.values()]
}

/** The column with that put back which nobody else has said anew since. An option that was added is removed (L4). */
function fieldsBack({ before, after }: ColumnStep, now: ColumnRecord, kept: UndoPlan['kept']): ColumnRecord {
  const back: [ColumnField, FieldValue][] = []
  for (const field of differingFields(before, after)) {
    const [was, is, made] = [fieldIn(before, field), fieldIn(now, field), fieldIn(after, field)]
    if (isEqualField(is, was)) continue
    if (isEqualField(is, made)) back.push([field, was ?? { ...(made as Option), isRemoved: true }])
    else kept.push({ item: now.id, column: field })
  }
  return withFields(now, back)
}

function cellsBack({ before, after }: StreamStep, now: Stream, kept: UndoPlan['kept']): Stream {
  let back = now
  for (const column of differingStreamColumns(before, after)) {
    if (now[column] === before[column]) continue
    if (now[column] === after[column]) back = { ...back, [column]: before[column] }
    else kept.push({ item: now.id, column })
  }
  return back
}
