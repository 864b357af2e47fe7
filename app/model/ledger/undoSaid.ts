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
  return [...steps].reverse().flatMap((step) => {
    const before = ledger.readColumn(step.column) ?? emptyRecord(step.column)
    const after = fieldsBack(step, before, kept)
    const refused = judgeColumn(ledger.person, before, after, 0)
    refusals.push(...refused)
    return refused.length === 0 && differingFields(before, after).length > 0
      ? [{ column: step.column, before, after }]
      : []
  })
}

/** The same of streams. One in which other rows than its `own` stand by now stays: who put it there would lose it from sight. */
export function streamsBack(
  steps: readonly StreamStep[],
  own: { has(id: string): boolean },
  ledger: Ledger,
  { kept, refusals }: Told,
): StreamStep[] {
  return [...steps].reverse().flatMap((step) => {
    const before = ledger.readStream(step.stream)
    if (!before) return []
    const after = cellsBack(step, before, kept)
    const goes = after.removed !== '' && before.removed === ''
    if (goes && ledger.itemsIn(step.stream).some(({ id }) => !own.has(id))) {
      kept.push({ item: step.stream })
      return []
    }
    const refused = judgeStream(ledger.person, before, after, ledger.streamsThere() + 1)
    refusals.push(...refused)
    return refused.length === 0 && differingStreamColumns(before, after).length > 0
      ? [{ stream: step.stream, before, after }]
      : []
  })
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
