import type { ColumnId } from './columns'
import type { RefusalCode } from './errors'
import type { OutlineItem } from './outline'
import type { Person } from './person'
import { inSight, judgeWriter } from './rights'
import type { LedgerSchema } from './schema'
import { movesFrom, statusOf } from './status'

/** Why a cell is locked for this person, whatever they would write; null when it is not. */
export function lockOf(
  person: Person,
  { item, children }: OutlineItem,
  column: ColumnId,
  schema: LedgerSchema,
): RefusalCode | null {
  const code = judgeWriter(person, item, column, {
    schema,
    hasSubItems: () => children.length > 0,
    removedStreams: inSight,
  })
  if (code !== null || column !== 'status') return code
  return movesFrom(person, statusOf(item)).length > 0 ? null : 'coordinator-only'
}
