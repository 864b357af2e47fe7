import { isOwnColumn, type ColumnId } from '../model/ledger/columns'

/** A column that is shown, left to right; widths in px. */
export interface FittedColumn {
  id: ColumnId
  width: number
  least: number
  /** Somebody chose its width. */
  isSet: boolean
}

/** What must be seen of a row without scrolling, beside the row's panel and on a small screen too. */
const inSight: readonly ColumnId[] = ['status', 'light', 'due']
/** What takes the room that is left. */
const flexible: ColumnId = 'progress'
export const widestTitle = 640
/** Columns of the house's own may stand before those: not at the price of titles that cannot be read. */
const readableTitle = 240
/** Of the room that is left; the rest is the progress column's. */
export const titlesShare = 0.4

/**
 * How wide columns are in `room` px. Where it is too little to see as far as status, light and deadline, what stands
 * before them gives way, in proportion to what it can give; where some is left, titles grow with it, and the progress
 * column has what is left then.
 */
export function fitColumns(columns: readonly FittedColumn[], room: number): Map<ColumnId, number> {
  const lastInSight = columns.findLastIndex(({ id }) => inSight.includes(id))
  const before = columns.slice(0, lastInSight + 1)
  const title = before.find(({ id, isSet }) => id === 'title' && !isSet)
  const all = givenFor(before, room)
  const gives =
    title && title.width - all * (title.width - title.least) < readableTitle
      ? givenFor(
          before.filter(({ id }) => !isOwnColumn(id)),
          room,
        )
      : all
  const left = room - sum(columns.map(({ width }) => width))
  const share = columns.some(({ id, isSet }) => id === flexible && !isSet) ? titlesShare : 1
  const fitted = columns.map((column, i): [ColumnId, number] => {
    const { id, width, least, isSet } = column
    if (isSet) return [id, width]
    if (id === 'title' && left > 0) return [id, Math.min(widestTitle, width + Math.floor(left * share))]
    return [id, i <= lastInSight ? Math.floor(width - gives * (width - least)) : width]
  })
  const ofOthers = sum(fitted.map(([id, width]) => (id === flexible ? 0 : width)))
  const rest = room - ofOthers
  return new Map(
    fitted.map(([id, width], i) => {
      const { least, isSet, width: usual } = columns[i]!
      // Where one has to scroll all the same, it is as wide as it usually is.
      return [id, id === flexible && !isSet ? (rest < least ? usual : rest) : width]
    }),
  )
}

/** How much these give of what they can, from 0 to 1, so that they are seen in `room`. */
function givenFor(columns: readonly FittedColumn[], room: number): number {
  const lacking = sum(columns.map(({ width }) => width)) - room
  const givable = sum(columns.map(({ width, least }) => width - least))
  return lacking > 0 && givable > 0 ? Math.min(1, lacking / givable) : 0
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0)
