import { cellIn, type Item } from '../ledger/rows'
import type { LedgerSchema } from '../ledger/schema'
import { fileAt } from '../text/fileLink'
import { parseLink } from '../text/links'

/** The ids of this ledger's files that a row names, in whichever of its columns. */
export function rowFiles(item: Item, schema: LedgerSchema, ledger: string): string[] {
  const entries = schema.stored
    .filter((column) => schema.kindOf(column) === 'links')
    .flatMap((column) => [cellIn(item, column)].flat())
  const files = entries.flatMap((entry) => fileAt(parseLink(entry)?.url ?? '') ?? [])
  return [...new Set(files.filter((file) => file.ledger === ledger).map(({ id }) => id))]
}
