import type { StoredColumn } from '../../model/ledger/columns'
import { cellIn, type Item } from '../../model/ledger/rows'
import { parseLink } from '../../model/text/links'
import type { Reading } from '../../reading/reading'
import { linkAddress } from '../../ui/linkAddress'

/** The links of an item, column by column: its evidence, and what the house keeps besides. */
export function SlideLinks({ item, reading }: { item: Item; reading: Reading }) {
  const { schema, columnName, t } = reading
  const linksOf = (column: StoredColumn) =>
    [cellIn(item, column)]
      .flat()
      .map(parseLink)
      .filter((link) => link !== null)
  const columns = schema.stored.filter(
    (column) => schema.kindOf(column) === 'links' && !schema.column(column)!.isHidden && linksOf(column).length > 0,
  )
  return columns.map((column) => (
    <p key={column} className="slide__links">
      {columnName(column)}
      {t('ledger.colon')}
      {linksOf(column).map(({ label, url }) => (
        <a key={url + label} href={linkAddress(url)} target="_blank" rel="noopener noreferrer">
          {label}
        </a>
      ))}
    </p>
  ))
}
