import type { Item } from '../model/ledger/rows'
import { inCallOrder } from '../model/records/callOrder'
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
  const byRecord = new Map(parts.map((part) => [part.record, part]))
  const inOrder = record.kind === 'whistle' ? inCallOrder(record.facts, [...byRecord.keys()]) : [...byRecord.keys()]
  return (
    <RecordStrip record={record} events={events} item={item} parts={inOrder}>
      {inOrder.map((part) => (
        <RecordStrip key={part.id} {...byRecord.get(part)!} item={item} />
      ))}
    </RecordStrip>
  )
}
