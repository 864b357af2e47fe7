import type { ChangeKind } from '../model/history/changeMarks'
import type { Reading } from '../reading/reading'

/** Behind a title: that its row came, turned red or was closed since the moment with which the ledger is compared. */
export function RowTags({ kinds, reading }: { kinds: readonly ChangeKind[]; reading: Reading }) {
  const told = kinds.filter((kind) => kind !== 'changed')
  return (
    <>
      {told.map((kind) => (
        <span key={kind} className={`row-tag row-tag--${kind}`}>
          {reading.t(`comparing.tags.${kind}`)}
        </span>
      ))}
    </>
  )
}
