import type { CellWrite } from '../ledger/cellWrites'
import { isTextColumn, type StoredColumn } from '../ledger/columns'
import { isEqualCell, type CellValue } from '../ledger/rows'

/** Columns whose value is written as a whole, so that of two people who write at once one stands and one does not. */
export function isWrittenWhole(column: StoredColumn): boolean {
  return !isTextColumn(column) && !['stream', 'parent', 'order'].includes(column)
}

/** A short cell that this page's person wrote. */
export interface OwnCell {
  value: CellValue
  /** ms since 1970. */
  at: number
  isSaved: boolean
}

/**
 * Two people at one short cell. `replaced`: theirs stands where one's own did · `kept`: one's own stands, theirs lost ·
 * `editing`: theirs came while one was typing there.
 */
export interface Collision {
  kind: 'replaced' | 'kept' | 'editing'
  item: string
  column: StoredColumn
  client: number | null
  /** What one wrote oneself; while editing, what stood there before. */
  mine: CellValue
  /** Null: nobody knows any more. */
  theirs: CellValue | null
}

/** For so long (ms) after one has written somebody else's writing there is no accident of order, but news. */
export const lately = 8_000

interface Meeting {
  item: string
  column: StoredColumn
  before: CellValue
  after: CellValue
  /** What this person wrote there last. */
  own: OwnCell | null
  isEditing: boolean
  writes: readonly CellWrite[]
}

/** Must this page's person be told of what somebody else wrote into a cell? Null: no. `now`: ms since 1970. */
export function judgeCollision(
  { item, column, before, after, own, isEditing, writes }: Meeting,
  now: number,
): Collision | null {
  if (!isWrittenWhole(column)) return null
  const [last] = writes
  const place = { item, column, client: last?.client ?? null }
  if (!isEqualCell(before, after)) {
    if (isEditing) return { ...place, kind: 'editing', mine: before, theirs: after }
    // A status is answered by the next one: a return of what was just submitted is no accident.
    if (column === 'status' && own?.isSaved) return null
    const isMine = own !== null && isEqualCell(own.value, before) && (!own.isSaved || now - own.at <= lately)
    return isMine ? { ...place, kind: 'replaced', mine: own.value, theirs: after } : null
  }
  // What lost while one's own was not yet saved was written at the same time.
  const isStanding = own !== null && isEqualCell(own.value, after) && (!own.isSaved || now - own.at <= lately)
  if (!isStanding || !last || (last.value !== null && isEqualCell(last.value, after))) return null
  return { ...place, kind: 'kept', mine: own.value, theirs: last.value }
}
