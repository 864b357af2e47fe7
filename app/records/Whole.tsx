import type { Item } from '../model/ledger/rows'
import type { RecordWithEvents } from '../model/records/itemRecords'
import { RecordStrip } from './RecordStrip'

/** A record with its parts. */
export function Whole({
  record,
  events,
  all,
  item,
}: RecordWithEvents & { all: readonly RecordWithEvents[]; item: Item | null }) {
  const parts = all.filter((one) => one.record.parent === record.id)
  return (
    <RecordStrip record={record} events={events} item={item}>
      {parts.map((part) => (
        <RecordStrip key={part.record.id} {...part} item={item} />
      ))}
    </RecordStrip>
  )
}
