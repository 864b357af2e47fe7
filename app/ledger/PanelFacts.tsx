import { StatusChip } from '../grid/cells'
import { usePageContext, type PanelMore } from '../grid/PageContext'
import { hasMark, ValueMark } from '../grid/ValueMark'
import type { StoredColumn } from '../model/ledger/columns'
import { cellIn, isEmptyCell } from '../model/ledger/rows'
import type { OutlineItem } from '../model/ledger/outline'
import type { LedgerSchema } from '../model/ledger/schema'
import { statusOf } from '../model/ledger/status'
import { PanelFact } from './PanelFact'

const builtIn: StoredColumn[] = ['status', 'lead', 'support', 'owner', 'due', 'clause']

/** The house's own in the order of its columns, behind the built-in ones; links have a place of their own (PanelLinks). */
const factsOf = (schema: LedgerSchema): StoredColumn[] =>
  [...builtIn, ...schema.own.filter((id) => schema.kindOf(id) !== 'links')].filter((id) => !schema.column(id)!.isHidden)

/** What a row says in short: who, until when, and what its house asks besides. */
export function PanelFacts({ entry, shown }: { entry: OutlineItem; shown: PanelMore }) {
  const { reading } = usePageContext()
  return (
    <dl className="row-panel__facts">
      {factsOf(reading.schema).map((column) => (
        <Fact
          key={`${column}-${entry.item.id}`}
          entry={entry}
          column={column}
          asked={shown.at === column ? shown : null}
        />
      ))}
    </dl>
  )
}

function Fact({ entry, column, asked }: { entry: OutlineItem; column: StoredColumn; asked: object | null }) {
  const { reading, isEditable } = usePageContext()
  const known = reading.schema.column(column)!
  const isStatus = column === 'status' && entry.children.length === 0
  const text = reading.cellText(entry, column)
  if (!text && !isEditable(entry, column)) return null
  const value = cellIn(entry.item, column)
  const said = hasMark(known.kind) ? <ValueMark column={known} value={value} reading={reading} /> : text
  return (
    <div>
      <dt title={known.help || undefined}>{reading.columnName(column)}</dt>
      <dd>
        <PanelFact entry={entry} column={column} asked={asked}>
          {isStatus ? (
            <StatusChip status={statusOf(entry.item)} reading={reading} />
          ) : text === '' || (hasMark(known.kind) && isEmptyCell(value)) ? null : (
            said
          )}
        </PanelFact>
      </dd>
    </div>
  )
}
