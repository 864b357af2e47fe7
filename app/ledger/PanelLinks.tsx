import { AttachButton } from '../files/AttachButton'
import { FileEntries } from '../files/FileEntries'
import { UploadList } from '../files/UploadList'
import { usePageContext } from '../grid/PageContext'
import type { StoredColumn } from '../model/ledger/columns'
import { cellIn } from '../model/ledger/rows'
import type { OutlineItem } from '../model/ledger/outline'
import { PanelFact } from './PanelFact'

interface PanelLinksProps {
  entry: OutlineItem
  column: StoredColumn
  /** Another one each time that it is to be opened. */
  asked: object | null
}

/** The files and links of one of a row's columns, such as its evidence; who may write there adds some. */
export function PanelLinks({ entry, column, asked }: PanelLinksProps) {
  const { reading, isEditable } = usePageContext()
  const { isHidden, help } = reading.schema.column(column)!
  const lines = [cellIn(entry.item, column)].flat().filter(Boolean)
  const canWrite = isEditable(entry, column)
  if (isHidden || (lines.length === 0 && !canWrite)) return null
  return (
    <section className="evidence">
      <h3 title={help || undefined}>{reading.columnName(column)}</h3>
      <PanelFact entry={entry} column={column} isBeside asked={asked}>
        {lines.length > 0 ? <FileEntries entry={entry} column={column} lines={lines} /> : null}
      </PanelFact>
      <UploadList item={entry.item.id} column={column} />
      {canWrite && <AttachButton item={entry.item.id} column={column} />}
    </section>
  )
}
