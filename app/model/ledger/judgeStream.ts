import { isHeld } from '../text/plainText'
import type { StreamColumn } from './columns'
import type { Refusal, RefusalCode } from './errors'
import { limits } from './limits'
import { namesTaken, type Named } from './names'
import { isOrder } from './order'
import { coordinates, notForStructure, type Person } from './person'
import { differingStreamColumns, type Stream } from './rows'

/**
 * Every reason against turning a stream into something else (L3, L5), column by column; null stands for "no such stream".
 * Streams are structure. One that was made is never taken out again, but removed: it can come back with its items.
 * `streams`: all that there will be; nothing of this one in it is looked at.
 */
export function judgeStream(
  person: Person,
  before: Stream | null,
  after: Stream | null,
  streams: readonly Stream[],
): Refusal[] {
  const item = (before ?? after)!.id
  if (!coordinates(person)) return [{ code: notForStructure(person), item }]
  if (after === null) return [{ code: 'bad-value', item }]
  const comes = after.removed === '' && before?.removed !== ''
  const others = streams.filter(({ id, removed }) => id !== item && removed === '')
  if (comes && others.length >= limits.streams) return [{ code: 'too-many-streams', item }]
  const taken = after.removed === '' ? namesTaken(comes ? null : named(before!), named(after), others.map(named)) : []
  // One that comes, or comes back, has no other name to go by.
  if (taken.length > 0 && comes) return [{ code: 'name-taken', item, text: after.title }]
  const isEnglish = before?.titleEn !== after.titleEn
  const takenIn = new Set<StreamColumn>(taken.map((language) => (language === 'en' && isEnglish ? 'titleEn' : 'title')))
  // A new one must have a place, too.
  const columns = new Set<StreamColumn>([
    ...(before === null ? ['order' as const] : []),
    ...differingStreamColumns(before, after),
  ])
  return [...columns].flatMap((column) => {
    const code = judgeCell(column, after[column]) ?? (takenIn.has(column) ? 'name-taken' : null)
    return code ? [{ code, item, column, text: after[column] }] : []
  })
}

function named({ title, titleEn }: Stream): Named {
  return { name: title, nameEn: titleEn }
}

function judgeCell(column: StreamColumn, value: string): RefusalCode | null {
  if (column === 'order') return isOrder(value) ? null : 'bad-value'
  if (column === 'removed') return value === '' || value === 'yes' ? null : 'bad-value'
  if (!isHeld(value)) return 'bad-value'
  return value.length > limits.shortText ? 'too-long' : null
}
