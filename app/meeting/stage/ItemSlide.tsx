import { useTranslation } from '../../i18n/useTranslation'
import { LightMark, StatusChip } from '../../grid/cells'
import { ValueMark } from '../../grid/ValueMark'
import type { Reading } from '../../reading/reading'
import type { StoredColumn } from '../../model/ledger/columns'
import { cellIn, isEmptyCell } from '../../model/ledger/rows'
import type { AgendaEntry, AgendaReason, TimeRequest } from '../../model/meeting/meeting'
import type { OutlineItem } from '../../model/ledger/outline'
import { authorsOf, type SinceLast } from '../../model/history/sinceLast'
import { statusOf } from '../../model/ledger/status'
import type { LedgerStore } from '../../sync/LedgerStore'
import { Authors } from './Authors'
import { Marked } from './Marked'
import { SlideLinks } from './SlideLinks'
import { pensOf } from './pens'
import { SlideTexts } from './SlideTexts'
import { SubItems } from './SubItems'

interface ItemSlideProps {
  item: string
  /** Its entry on the agenda; undefined for a row that somebody looks at by themselves. */
  entry: AgendaEntry | undefined
  /** More time that is asked for it. */
  request: TimeRequest | undefined
  store: LedgerStore
  reading: Reading
  since: SinceLast
  colourOf(person: string): string | undefined
}

const texts = ['progress', 'problems', 'next'] as const
const marked = ['title', 'lead', 'support', 'owner', 'status', 'due', ...texts, 'evidence'] as const

/** One item, to be read from the far end of the room, with what changed since the last meeting. */
export function ItemSlide({ item, entry, request, store, reading, since, colourOf }: ItemSlideProps) {
  const { t } = useTranslation()
  const row = store.entry(item)
  if (!row)
    return (
      <p className="stage__nothing">
        {entry ? `${entry.label.code} ${entry.label.title} · ` : ''}
        {t('meeting.gone')}
      </p>
    )
  const stream = store.outline().find(({ stream: { id } }) => id === row.item.stream)
  const { schema } = reading
  const own = schema.own.filter((column) => !schema.column(column)!.isHidden)
  const authors = authorsOf(row.item, [...marked, ...own], since)
  const penOf = pensOf(authors, colourOf)
  const mark = (column: StoredColumn, isLong = false) => {
    const value = cellIn(row.item, column)
    const was = since.cell(item, column, value)
    return {
      text: reading.valueText(column, value),
      since: was,
      before: was ? reading.valueText(column, was.before) : '',
      pen: penOf(was?.by ?? ''),
      isLong,
    }
  }
  const isParent = row.children.length > 0
  const shown = texts.filter((column) => row.item[column] !== '' || since.cell(item, column, row.item[column]))
  const ownFacts = own.filter((column) => {
    const value = cellIn(row.item, column)
    return schema.kindOf(column) !== 'links' && (!isEmptyCell(value) || since.cell(item, column, value))
  })
  return (
    <article className="slide" aria-labelledby="slide-title">
      <p className="slide__place">
        <span className="figures">{row.code}</span> {stream && reading.streamName(stream)}
        {entry?.reasons
          .filter((reason) => (reason === 'extension' ? request !== undefined : stillHolds(reason, row, store)))
          .map((reason) => (
            <span key={reason} className="slide__reason">
              {t(`meeting.reasons.${reason}`)}
            </span>
          ))}
        {since.isNew(item) && <span className="slide__reason">{t('meeting.isNew')}</span>}
      </p>
      <h1 className="slide__title" id="slide-title">
        <Marked {...mark('title')} text={reading.titleOf(row.item)} />
      </h1>
      {request && (
        <p className="slide__request">
          {t('meeting.request', { who: reading.who(request.by), due: request.due })}
          {request.cause}
        </p>
      )}
      <dl className="slide__facts">
        {(row.item.lead !== '' || since.cell(item, 'lead', '')) && (
          <Fact name={reading.columnName('lead')}>
            <Marked {...mark('lead')} />
          </Fact>
        )}
        {(row.item.support.length > 0 || since.cell(item, 'support', row.item.support)) && (
          <Fact name={reading.columnName('support')}>
            <Marked {...mark('support')} />
          </Fact>
        )}
        {row.item.owner !== '' && (
          <Fact name={reading.columnName('owner')}>
            <Marked {...mark('owner')} />
          </Fact>
        )}
        {(row.item.due !== '' || since.cell(item, 'due', '')) && (
          <Fact name={reading.columnName('due')}>
            <span className="figures">
              <Marked {...mark('due')} />
            </span>
          </Fact>
        )}
        <div className="slide__light">
          <dt className="visually-hidden">{reading.columnName('light')}</dt>
          <dd>
            <LightMark light={store.light(row)} reading={reading} />
          </dd>
        </div>
        <div>
          <dt className="visually-hidden">{reading.columnName('status')}</dt>
          <dd>
            {isParent ? (
              reading.cellText(row, 'status')
            ) : (
              <Marked {...mark('status')}>
                <StatusChip status={statusOf(row.item)} reading={reading} />
              </Marked>
            )}
          </dd>
        </div>
      </dl>
      {ownFacts.length > 0 && (
        <dl className="slide__facts slide__facts--own">
          {ownFacts.map((column) => (
            <Fact key={column} name={reading.columnName(column)}>
              <Marked {...mark(column)}>
                <ValueMark column={schema.column(column)!} value={cellIn(row.item, column)} reading={reading} />
              </Marked>
            </Fact>
          ))}
        </dl>
      )}
      {row.item.reason !== '' && (row.item.status === 'returned' || row.item.status === 'deferred') && (
        <p className={`slide__why slide__why--${row.item.status}`}>
          {t('meeting.reason')}
          {t('ledger.colon')}
          {row.item.reason}
        </p>
      )}
      <Authors authors={authors} penOf={penOf} columnName={reading.columnName} />
      {shown.length > 0 ? (
        <SlideTexts
          texts={shown.map((column) => ({
            column,
            label: reading.columnName(column),
            content: <Marked {...mark(column, true)} />,
            length: row.item[column].length,
          }))}
        />
      ) : (
        !isParent && <p className="slide__empty">{t('meeting.noFeedback')}</p>
      )}
      {isParent && <SubItems entries={row.children} store={store} reading={reading} />}
      <SlideLinks item={row.item} reading={reading} />
    </article>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Why a row came on the agenda may be settled by now: a tag must not contradict the light beside it. */
function stillHolds(reason: AgendaReason, row: OutlineItem, store: LedgerStore): boolean {
  if (reason === 'overdue') return store.light(row).reason === 'overdue'
  if (reason === 'red') return store.light(row).light === 'red'
  return reason === 'decision' || reason === 'changed' || row.children.length > 0 || statusOf(row.item) === reason
}
