import { cellIn } from '../model/ledger/rows'
import type { OutlineItem } from '../model/ledger/outline'
import { excerptAround } from '../model/view/find'
import { plainView } from '../model/view/view'
import { matcher } from '../model/view/viewMatcher'
import { nameOf } from '../inbox/waitingRows'
import type { RowName } from '../model/records/waitingRow'
import type { ReadLedger } from '../inbox/readLedger'

/** As many rows of a ledger as one looks through here; the ledger itself shows all. */
const most = 20
/** Characters around what was found. */
const around = { before: 16, after: 40 }

export interface FoundRow extends RowName {
  /** Where it was found, unless its title says so; null where that is in its number or a name. */
  excerpt: { column: string; before: string; found: string; after: string } | null
}

export interface FoundInLedger {
  id: string
  title: { zh: string; en: string }
  /** In all. */
  count: number
  rows: FoundRow[]
}

/** Rows that say all of these words, wherever they say them, as a ledger's own search finds them (L8). */
export function searchLedgers(ledgers: readonly ReadLedger[], search: string): FoundInLedger[] {
  return ledgers.flatMap((ledger) => {
    const { tracker, store, reading } = ledger
    const matches = matcher({ ...plainView, search }, reading)
    const entries = store.outline().flatMap(({ items }) => items)
    const found = entries.flatMap((entry) => [entry, ...entry.children]).filter(matches)
    if (found.length === 0) return []
    const { id, title } = tracker
    const rows = found.slice(0, most).map((entry) => ({
      ...nameOf(ledger, entry),
      excerpt: excerptOf(ledger, entry, search),
    }))
    return { id, title, count: found.length, rows }
  })
}

function excerptOf({ store, reading }: ReadLedger, entry: OutlineItem, search: string): FoundRow['excerpt'] {
  const words = search.split(/\s+/).filter(Boolean)
  if (words.every((word) => excerptAround(reading.titleOf(entry.item), word, around))) return null
  for (const column of store.schema.stored) {
    if (column === 'title' || column === 'titleEn' || [cellIn(entry.item, column)].flat().join('') === '') continue
    const text = reading.cellText(entry, column)
    const word = words.find((wanted) => excerptAround(text, wanted, around))
    if (word !== undefined) return { column: reading.columnName(column), ...excerptAround(text, word, around)! }
  }
  return null
}
