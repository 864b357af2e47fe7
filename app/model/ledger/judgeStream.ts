import { isHeld } from '../text/plainText'
import type { StreamColumn } from './columns'
import type { Refusal, RefusalCode } from './errors'
import { limits } from './limits'
import { isOrder } from './order'
import { coordinates, type Person } from './person'
import { differingStreamColumns, type Stream } from './rows'

/**
 * Every reason against turning a stream into something else (L3, L5), column by column; null stands for "no such stream".
 * Streams are structure. One that was made is never taken out again, but removed: it can come back with its items.
 * `there`: how many streams are then not removed, this one among them.
 */
export function judgeStream(person: Person, before: Stream | null, after: Stream | null, there: number): Refusal[] {
  const item = (before ?? after)!.id
  if (!coordinates(person)) return [{ code: person.role === 'viewer' ? 'read-only' : 'structure-only', item }]
  if (after === null) return [{ code: 'bad-value', item }]
  const comes = after.removed === '' && before?.removed !== ''
  if (comes && there > limits.streams) return [{ code: 'too-many-streams', item }]
  // A new one must have a place, too.
  const columns = new Set<StreamColumn>([
    ...(before === null ? ['order' as const] : []),
    ...differingStreamColumns(before, after),
  ])
  return [...columns].flatMap((column) => {
    const code = judgeCell(column, after[column])
    return code ? [{ code, item, column, text: after[column] }] : []
  })
}

function judgeCell(column: StreamColumn, value: string): RefusalCode | null {
  if (column === 'order') return isOrder(value) ? null : 'bad-value'
  if (column === 'removed') return value === '' || value === 'yes' ? null : 'bad-value'
  if (!isHeld(value)) return 'bad-value'
  return value.length > limits.shortText ? 'too-long' : null
}
