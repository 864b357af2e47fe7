import { openedKinds } from '../model/records/record'
import type { LedgerRecords } from '../records/useRecords'
import type { Reading } from '../reading/reading'

/** Behind a title: what is open on its row, in a short word each, and in whole ones for who hovers or listens. */
export function RecordMarks({
  item,
  records,
  reading: { t },
}: {
  item: string
  records: LedgerRecords
  reading: Reading
}) {
  const open = records.on(item)
  if (open.length === 0) return null
  const counted = openedKinds.map((kind) => ({ kind, count: open.filter((record) => record.kind === kind).length }))
  return (
    <span className="row-marks">
      {counted
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => {
          const short = t(`asks.short.${kind}`)
          const whole = t(`asks.mark.${kind}`, { count })
          return (
            <span key={kind} className="row-tag row-tag--asked" role="img" aria-label={whole} title={whole}>
              {count > 1 ? t('asks.short.several', { short, count }) : short}
            </span>
          )
        })}
    </span>
  )
}
