import { ChangeCounts } from '../history/ChangeCounts'
import { ChangedRows } from '../history/ChangedRows'
import { StructureChanges } from '../history/StructureChanges'
import type { FullWording } from '../reading/useWording'
import type { Comparison } from '../model/history/comparison'
import type { Stream } from '../model/ledger/rows'
import type { Department } from '../model/ledger/person'

interface RecordChangesProps {
  comparison: Comparison
  /** Of all rows that changed in more than their light; the comparison may have only the first. */
  changedRows: number
  lightOnly: number
  tracker: string
  streams: readonly Stream[]
  departments: readonly Department[]
  span: { from: string; to: string }
  reading: FullWording
}

/** What changed from the meeting before to this one. */
export function RecordChanges({
  comparison,
  changedRows,
  lightOnly,
  tracker,
  streams,
  departments,
  span,
  reading,
}: RecordChangesProps) {
  const { t } = reading
  const { rows, structure, from, to } = comparison
  const address = `/trackers/${tracker}/compare?${new URLSearchParams(span)}`
  if (rows.length + structure.length + lightOnly === 0)
    return <p className="records__hint">{t('records.compare.nothing')}</p>
  return (
    <>
      <p className="records__hint">
        {t('records.record.changesHint', { from: reading.momentText(from), to: reading.momentText(to) })}{' '}
        <a href={address}>{t('records.record.openCompare')}</a>
      </p>
      <StructureChanges changes={structure} reading={reading} />
      {rows.length > 0 && (
        <>
          <ChangeCounts
            byStream={comparison.byStream}
            byDepartment={comparison.byDepartment}
            streams={streams}
            departments={departments}
            reading={reading}
          />
          <ChangedRows rows={rows} tracker={tracker} reading={reading} label={t('records.compare.rows')} />
        </>
      )}
      {changedRows > rows.length && (
        <p className="records__more">
          {t('records.record.moreChanges', { count: changedRows, shown: rows.length })}{' '}
          <a href={address}>{t('records.record.allChanges')}</a>
        </p>
      )}
      {lightOnly > 0 && (
        <p className="records__more">
          <a href={`${address}&show=light`}>{t('records.record.lightOnly', { count: lightOnly })}</a>
        </p>
      )}
    </>
  )
}
