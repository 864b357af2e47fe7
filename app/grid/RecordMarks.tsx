import type { LedgerRecords } from '../records/useRecords'
import type { Reading } from '../reading/reading'

/** Behind a title: what is open on its row, in a word each. */
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
  const urges = open.filter(({ kind }) => kind === 'urge').length
  const kinds = (['extension', 'order'] as const).filter((kind) => open.some((record) => record.kind === kind))
  return (
    <>
      {kinds.map((kind) => (
        <span key={kind} className="row-tag row-tag--asked">
          {t(`asks.mark.${kind}`)}
        </span>
      ))}
      {urges > 0 && <span className="row-tag row-tag--asked">{t('asks.mark.urge', { count: urges })}</span>}
    </>
  )
}
