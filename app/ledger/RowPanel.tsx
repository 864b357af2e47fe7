import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { LightMark } from '../grid/cells'
import { useFileDrop } from '../files/useFileDrop'
import { usePageContext, type PanelMore } from '../grid/PageContext'
import { isStoredColumn, textColumns, type ColumnId, type StoredColumn } from '../model/ledger/columns'
import type { CellHistory, RowHistory } from '../model/history/history'
import type { OutlineItem } from '../model/ledger/outline'
import { Comments } from '../comments/Comments'
import { RecordStrips } from '../records/RecordStrips'
import { PanelFact } from './PanelFact'
import { PanelFacts } from './PanelFacts'
import { PanelLinks } from './PanelLinks'
import { PanelResizer, panelWidths } from './PanelResizer'
import { PanelText } from './PanelText'
import { ClosedOn } from './ClosedOn'
import { useHistory } from './useHistory'
import { VerbBar } from './VerbBar'

interface RowPanelProps {
  entry: OutlineItem
  /** What it was opened with. */
  shown: PanelMore
  width: number
  onWidth: (width: number) => void
  onClose: () => void
}

/** Everything about one row, beside the grid: its fields at full length, what was said of it, and who changed what, when. */
export function RowPanel({ entry, shown, width, onWidth, onClose }: RowPanelProps) {
  const { t } = useTranslation()
  const { tracker, reading, store, person, notices, uploads, isEditable, openPanel } = usePageContext()
  const { item } = entry
  const { isOver, handlers } = useFileDrop(isEditable(entry, 'evidence'), (files) =>
    uploads.add({ tracker, item: item.id, column: 'evidence' }, files),
  )
  const { history = '', asking = null, record = null, at } = shown
  const { schema } = reading
  const isUsed = (column: StoredColumn) => !schema.column(column)!.isHidden
  const linkColumns = schema.stored.filter((column) => schema.kindOf(column) === 'links')
  return (
    <aside
      className={isOver ? 'row-panel row-panel--over' : 'row-panel'}
      aria-label={t('panel.title')}
      style={{ width: `min(${width}px, max(${panelWidths.least}px, 100vw - ${panelWidths.grid}px))` }}
      {...handlers}
    >
      {isOver && <p className="row-panel__drop">{t('files.drop')}</p>}
      <PanelResizer width={width} onWidth={onWidth} />
      <header className="row-panel__head">
        <span className="row-panel__code">{entry.code}</span>
        <LightMark light={store.light(entry)} reading={reading} />
        <button className="button button--quiet button--small row-panel__close" onClick={onClose}>
          {t('ledger.close')}
        </button>
      </header>
      <div className="row-panel__heading">
        <PanelFact key={item.id} entry={entry} column="title" isBeside>
          <h2 className="row-panel__title">{reading.titleOf(item)}</h2>
        </PanelFact>
      </div>
      <VerbBar
        key={`verbs-${item.id}`}
        entry={entry}
        asking={asking}
        onAsk={(verb) => openPanel(item.id, verb ? { asking: verb } : {})}
        onFill={(column) => openPanel(item.id, { at: column })}
        asked={at === 'verbs' ? shown : null}
      />
      <RecordStrips
        key={`records-${item.id}`}
        entry={entry}
        asking={record}
        onAsk={(kind) => openPanel(item.id, kind ? { record: kind } : {})}
      />
      {item.reason && (item.status === 'returned' || item.status === 'deferred') && (
        <p className="notice row-panel__reason">
          <strong>{t(`panel.why.${item.status}`)}</strong>
          {t('ledger.colon')}
          {item.reason}
        </p>
      )}
      <PanelFacts entry={entry} shown={shown} />
      <p className="row-panel__stamps">{reading.updatedTitle(item.id)}</p>
      <ClosedOn key={`closed-${item.id}`} entry={entry} />
      {textColumns.filter(isUsed).map((column) => (
        <PanelText key={`${column}-${item.id}`} entry={entry} column={column} asked={at === column ? shown : null} />
      ))}
      {linkColumns.map((column) => (
        <PanelLinks key={`${column}-${item.id}`} entry={entry} column={column} asked={at === column ? shown : null} />
      ))}
      <Comments
        key={`comments-${item.id}`}
        tracker={tracker}
        item={item.id}
        person={person}
        reading={reading}
        notices={notices}
      />
      <RowHistory key={`${item.id} ${history}`} entry={entry} asked={history} />
    </aside>
  )
}

function RowHistory({ entry, asked }: { entry: OutlineItem; asked: ColumnId | '' }) {
  const { t } = useTranslation()
  const { tracker, store, reading } = usePageContext()
  const hasHistory = reading.schema.stored.filter((id) => id !== 'order' && id !== 'parent')
  const [column, setColumn] = useState<ColumnId | ''>(asked)
  const choice = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    if (asked) choice.current?.focus()
  }, [asked])
  const { changes, more, state, loadMore } = useHistory(tracker, entry.item.id, column, store)
  const shown = changes.filter((change) => change.column !== 'order' && change.column !== 'parent')
  return (
    <section>
      <div className="row-panel__history-head">
        <h3>{t('panel.history')}</h3>
        <select
          ref={choice}
          className="input input--small"
          aria-label={t('panel.ofColumn')}
          value={column}
          onChange={(event) => setColumn(event.target.value as ColumnId | '')}
        >
          <option value="">{t('panel.allColumns')}</option>
          {hasHistory.map((id) => (
            <option key={id} value={id}>
              {reading.columnName(id)}
            </option>
          ))}
        </select>
      </div>
      {state === 'failed' && <p className="field__error">{t('panel.failed')}</p>}
      {state === 'ready' && shown.length === 0 && <p className="field__hint">{t('panel.nothing')}</p>}
      <ol className="history">
        {shown.map((change) => (
          <HistoryEntry key={change.id} change={change} entry={entry} />
        ))}
      </ol>
      {more && (
        <button className="button button--small" onClick={loadMore}>
          {t('panel.more')}
        </button>
      )}
    </section>
  )
}

function HistoryEntry({ change, entry }: { change: RowHistory | CellHistory; entry: OutlineItem }) {
  const { t } = useTranslation()
  const { reading, isEditable, write } = usePageContext()
  const { column, before, after, person } = change
  const canRestore = column !== null && column !== 'status' && isStoredColumn(column) && isEditable(entry, column)
  const restore = () => {
    if (column !== null && isStoredColumn(column)) write([{ item: entry.item.id, column, value: before }])
  }
  return (
    <li className="history__entry">
      <p className="history__who">
        <time>{reading.momentText(change.at)}</time> {reading.who(person)}
      </p>
      {column === null ? (
        <p>{t(before === null ? 'panel.created' : 'panel.deleted')}</p>
      ) : (
        <>
          <p className="history__column">{reading.columnName(column as ColumnId)}</p>
          <p className="history__values">
            {before.length > 0 && (
              <>
                <del>{reading.valueText(column, before)}</del>{' '}
              </>
            )}
            <ins>{reading.valueText(column, after) || t('ledger.emptyValue')}</ins>
          </p>
          {canRestore && (
            <button className="button button--quiet button--small" onClick={restore}>
              {t('panel.restore')}
            </button>
          )}
        </>
      )}
    </li>
  )
}
