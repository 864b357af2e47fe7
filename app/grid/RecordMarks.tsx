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
  const urges = open.filter(({ kind }) => kind === 'urge').length
  const kinds = (['extension', 'order'] as const).filter((kind) => open.some((record) => record.kind === kind))
  const marks = kinds.map((kind) => ({ short: t(`asks.short.${kind}`), whole: t(`asks.mark.${kind}`) }))
  if (urges > 0)
    marks.push({ short: t('asks.short.urge', { count: urges }), whole: t('asks.mark.urge', { count: urges }) })
  return (
    <span className="row-marks">
      {marks.map(({ short, whole }) => (
        <span key={whole} className="row-tag row-tag--asked" role="img" aria-label={whole} title={whole}>
          {short}
        </span>
      ))}
    </span>
  )
}
