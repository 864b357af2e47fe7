import { useState } from 'react'
import { restoreColumn } from '../model/ledger/columnEdits'
import { ownKinds, type Column } from '../model/ledger/schema'
import { isOwnColumn, type OwnColumn } from '../model/ledger/columns'
import { cellIn, isEmptyCell } from '../model/ledger/rows'
import { restoreStream } from '../model/ledger/streamEdits'
import { useStoreVersion } from '../sync/useStoreVersion'
import { useStructure } from './StructureContext'

/** So many are shown at once. */
const shownAtFirst = 8

/** What was removed, with how much it holds, to be brought back (L3). */
export function RemovedList({ of }: { of: 'columns' | 'streams' }) {
  const { store, reading, act } = useStructure()
  const { t } = reading
  useStoreVersion(store)
  const [isWhole, setWhole] = useState(false)
  const items = store.allItems()
  const isKnown = ({ kind }: Column) => (ownKinds as readonly string[]).includes(kind)
  const removed =
    of === 'streams'
      ? store.allStreams
          .filter((stream) => stream.removed !== '')
          .map((stream) => ({
            id: stream.id,
            name: reading.titleOf(stream) || t('structure.unnamed'),
            kind: '',
            holds: t('structure.items', { count: items.filter((item) => item.stream === stream.id).length }),
          }))
      : reading.schema.records
          .filter(({ id, isRemoved }) => isRemoved && isOwnColumn(id))
          .map(({ id }) => reading.schema.column(id)!)
          .filter(isKnown)
          .map((column) => ({
            id: column.id,
            name: reading.columnName(column.id),
            kind: t(`structure.kinds.${column.kind}`),
            holds: t('structure.values', {
              count: items.filter((item) => !isEmptyCell(cellIn(item, column.id as OwnColumn))).length,
            }),
          }))
  if (removed.length === 0) return null
  const restore = (id: string, name: string) =>
    act(
      (desk) => (of === 'streams' ? restoreStream(desk, id) : restoreColumn(desk, id as OwnColumn)),
      t('structure.restored', { name }),
    )
  return (
    <div className="removed">
      <h3 className="field__label">{t('structure.removed')}</h3>
      <ul>
        {removed.slice(0, isWhole ? removed.length : shownAtFirst).map(({ id, name, kind, holds }) => (
          <li key={id}>
            <span className="removed__name">{name}</span>
            <span className="removed__holds">{[kind, holds].filter(Boolean).join(' · ')}</span>
            <button
              className="button button--quiet button--small"
              aria-label={`${t('structure.restore')} ${name}`}
              onClick={() => restore(id, name)}
            >
              {t('structure.restore')}
            </button>
          </li>
        ))}
      </ul>
      {removed.length > shownAtFirst && !isWhole && (
        <button className="button button--quiet button--small" onClick={() => setWhole(true)}>
          {t('structure.more', { count: removed.length - shownAtFirst })}
        </button>
      )}
    </div>
  )
}
