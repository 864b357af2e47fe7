import type { OpenedKind } from '../model/records/record'
import type { LedgerRecords } from '../records/useRecords'
import type { Reading } from '../reading/reading'

/** What matters most comes first: it is shown where there is room for one. */
const inOrder: readonly OpenedKind[] = ['whistle', 'order', 'extension', 'urge']

/**
 * Behind a title: what is open on its row, in a short word each, and in whole ones for who hovers or listens. Where there is
 * little room the first stands for all, and how many more there are.
 */
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
  const marks = inOrder.flatMap((kind) => {
    const count = open.filter((record) => record.kind === kind).length
    return count === 0 ? [] : [{ kind, count, whole: t(`asks.mark.${kind}`, { count }) }]
  })
  const others = marks.slice(1).map(({ whole }) => whole)
  return (
    <span className="row-marks">
      {marks.map(({ kind, count, whole }, n) => {
        const short = t(`asks.short.${kind}`)
        return (
          <span
            key={kind}
            className={`row-tag row-tag--asked ${n > 0 ? 'row-marks__other' : ''}`}
            role="img"
            aria-label={whole}
            title={whole}
          >
            {kind === 'whistle' && <span className="row-marks__sign">◎</span>}
            {kind === 'extension' && <Clock />}
            <span className="row-marks__word">{count > 1 ? t('asks.short.several', { short, count }) : short}</span>
          </span>
        )
      })}
      {others.length > 0 && (
        <span
          className="row-tag row-tag--asked row-marks__more figures"
          role="img"
          aria-label={others.join(' · ')}
          title={others.join('\n')}
        >
          +{others.length}
        </span>
      )}
    </span>
  )
}

/** Drawn: not every font has one. */
function Clock() {
  return (
    <svg className="row-marks__sign" viewBox="0 0 12 12" width="11" height="11" fill="none" stroke="currentColor">
      <circle cx="6" cy="6" r="5" />
      <path d="M6 3v3.2l2 1.3" />
    </svg>
  )
}
