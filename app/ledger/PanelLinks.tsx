import { usePageContext } from '../grid/PageContext'
import type { StoredColumn } from '../model/ledger/columns'
import { cellIn } from '../model/ledger/rows'
import type { OutlineItem } from '../model/ledger/outline'
import { Links } from '../ui/Links'
import { PanelFact } from './PanelFact'

interface PanelLinksProps {
  entry: OutlineItem
  column: StoredColumn
  /** Another one each time that it is to be opened. */
  asked: object | null
}

/** The links of one of a row's columns, such as its evidence. */
export function PanelLinks({ entry, column, asked }: PanelLinksProps) {
  const { reading, isEditable } = usePageContext()
  const { isHidden, help } = reading.schema.column(column)!
  const lines = [cellIn(entry.item, column)].flat().filter(Boolean)
  if (isHidden || (lines.length === 0 && !isEditable(entry, column))) return null
  return (
    <section>
      <h3 title={help || undefined}>{reading.columnName(column)}</h3>
      <PanelFact entry={entry} column={column} isBeside asked={asked}>
        {lines.length > 0 ? <Links lines={lines} /> : null}
      </PanelFact>
    </section>
  )
}
