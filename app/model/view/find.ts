import { isStoredColumn, type ColumnId } from '../ledger/columns'
import { fold, visible } from '../text/fold'
import type { Item } from '../ledger/rows'
import type { OutlineItem } from '../ledger/outline'

/** A cell in which something was found. */
export interface Hit {
  item: string
  column: ColumnId
}

/** Rows top to bottom and columns left to right: the order in which one walks through hits. */
export interface FindOrder {
  rows: readonly string[]
  columns: readonly ColumnId[]
}

/** Finds the cells that say something, row by row. '' is found nowhere. */
export type Finder = (rows: readonly OutlineItem[], columns: readonly ColumnId[], wanted: string) => Hit[]

/**
 * Looks in what cells say to their reader (`textOf`). Width and case make no difference, and any white space is as good
 * as another. What follows from the item alone is made ready once: who looks for something does so while others type.
 */
export function createFinder(textOf: (entry: OutlineItem, column: ColumnId) => string): Finder {
  const known = new WeakMap<Item, Map<ColumnId, string>>()
  const foldedText = (entry: OutlineItem, column: ColumnId): string => {
    // A status may be a roll-up of others', and computed columns follow from more than the item.
    if (!isStoredColumn(column) || column === 'status') return foldFound(textOf(entry, column))
    let texts = known.get(entry.item)
    if (!texts) known.set(entry.item, (texts = new Map<ColumnId, string>()))
    let text = texts.get(column)
    if (text === undefined) texts.set(column, (text = foldFound(textOf(entry, column))))
    return text
  }
  return (rows, columns, wanted) => {
    const part = foldFound(wanted).trim()
    if (part === '') return []
    return rows.flatMap((entry) =>
      columns
        .filter((column) => foldedText(entry, column).includes(part))
        .map((column) => ({ item: entry.item.id, column })),
    )
  }
}

/** The next hit after a cell (or before it: -1), and round at the end. The cell itself need be no hit, nor there at all. */
export function nextHit(hits: readonly Hit[], { rows, columns }: FindOrder, from: Hit | null, by: 1 | -1): Hit | null {
  const rowAt = new Map(rows.map((row, i) => [row, i]))
  const rank = ({ item, column }: Hit) => (rowAt.get(item) ?? -1) * columns.length + columns.indexOf(column)
  const start = from && rowAt.has(from.item) ? rank(from) : by === 1 ? -1 : Infinity
  const next = by === 1 ? hits.find((hit) => rank(hit) > start) : hits.findLast((hit) => rank(hit) < start)
  return next ?? hits.at(by === 1 ? 0 : -1) ?? null
}

/** At most so many characters stand before and after what was found. */
export interface Around {
  before: number
  after: number
}

/** A piece of a text around what was found in it, on one line; null when it is not in it. */
export function excerptAround(
  text: string,
  wanted: string,
  around: Around,
): { before: string; found: string; after: string } | null {
  const part = foldFound(wanted).trim()
  const letters = Array.from(visible(text).replace(/\s+/g, ' '))
  // One letter may become several, such as ㎡: so many letters of the text give so many folded ones.
  const ends: number[] = []
  let folded = ''
  for (const letter of letters) ends.push((folded += foldFound(letter)).length)
  const at = part === '' ? -1 : folded.indexOf(part)
  if (at < 0) return null
  const first = ends.findIndex((end) => end > at)
  const last = ends.findIndex((end) => end >= at + part.length)
  const join = (from: number, to: number) => letters.slice(Math.max(0, from), to).join('')
  return {
    before: (first > around.before ? '…' : '') + join(first - around.before, first),
    found: join(first, last + 1),
    after: join(last + 1, last + 1 + around.after) + (last + 1 + around.after < letters.length ? '…' : ''),
  }
}

/** Spaces and line ends are the same too to someone who looks for something. */
function foldFound(text: string): string {
  return fold(text).replace(/\s+/g, ' ')
}
