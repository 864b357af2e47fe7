import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { Item } from '../model/ledger/rows'
import type { LedgerRecord, RecordEvent } from '../model/records/record'
import { Links } from '../ui/Links'
import { CallTrail } from './CallTrail'
import { numberText } from './numberText'
import { RecordFiles } from './RecordFiles'
import { useRecordContext } from './RecordContext'
import { RecordSteps } from './RecordSteps'

interface RecordStripProps {
  record: LedgerRecord
  events: readonly RecordEvent[]
  /** The row that it is about, as it is; null: there is none. */
  item: Item | null
  /** What are parts of it, and how they stand below it. */
  parts?: readonly LedgerRecord[]
  children?: ReactNode
}

/** One record: what it is and where it stands, what was said, and what this person may do with it now. */
export function RecordStrip({ record, events, item, parts = [], children }: RecordStripProps) {
  const { t } = useTranslation()
  const { reading } = useRecordContext()
  const { kind, number, state, isOpen } = record
  // An urge has no step for it: the row tells.
  const shown = events.some(({ event }) => event === 'act') ? 'acted' : state
  const name = kind === 'call' ? reading.departmentName(record.department) : t(`asks.kind.${kind}`)
  return (
    <article
      className={`record ${isOpen ? '' : 'record--over'} record--${kind}`}
      aria-label={name}
      data-record={record.id}
    >
      <p className="record__head">
        <strong>{name}</strong>
        {number && <PaperLink record={record} />}
        {record.kind === 'whistle' && (
          <span className="record__urgency">{t(`asks.urgency.${record.facts.urgency}`)}</span>
        )}
        <span className={`record__state record__state--${shown}`}>{t(`asks.state.${shown}`)}</span>
      </p>
      <Facts record={record} item={item} />
      <RecordFiles files={events.find(({ event }) => event === 'open')?.files ?? []} />
      {record.kind === 'call' ? (
        <CallTrail record={record} events={events} />
      ) : (
        <Trail record={record} events={events} />
      )}
      {children}
      <RecordSteps record={record} parts={parts} />
    </article>
  )
}

/** Its number, which opens it as the paper that it is. */
function PaperLink({ record: { id, number } }: { record: LedgerRecord }) {
  const { t } = useTranslation()
  const { tracker } = useRecordContext()
  return (
    <a className="figures" href={`/trackers/${tracker}/orders/${id}`} target="_blank" title={t('papers.order.open')}>
      {numberText(t, number!)}
    </a>
  )
}

/** What it says, by its kind. */
function Facts({ record, item }: { record: LedgerRecord; item: Item | null }) {
  const { t } = useTranslation()
  const { reading } = useRecordContext()
  switch (record.kind) {
    case 'extension': {
      const { from, due, cause, done, plan, evidence, late, granted } = record.facts
      return (
        <>
          <p className="record__dates figures">
            {from} → {granted || due}
            {granted && granted !== due && <span className="record__note">{t('asks.askedFor', { due })}</span>}
          </p>
          {record.isOpen && item && item.due !== from && (
            <p className="field__error">{t('asks.dueMoved', { due: item.due || t('ledger.emptyValue') })}</p>
          )}
          <dl className="record__facts">
            {(
              [
                ['cause', cause],
                ['late', late],
                ['done', done],
                ['plan', plan],
              ] as const
            ).map(
              ([name, text]) =>
                text && (
                  <div key={name}>
                    <dt>{t(`asks.fields.${name}`)}</dt>
                    <dd>{text}</dd>
                  </div>
                ),
            )}
          </dl>
          {evidence.length > 0 && <Links lines={[...evidence]} />}
        </>
      )
    }
    case 'order':
      return (
        <>
          <p className="record__text">{record.facts.text}</p>
          <p className="record__dates">
            {t('asks.orderTo', { department: reading.departmentName(record.department), until: record.until })}
            {record.facts.level > 0 && (
              <strong>{t(record.facts.level === 1 ? 'asks.level.head' : 'asks.level.office')}</strong>
            )}
          </p>
        </>
      )
    case 'whistle': {
      const { place, text, tried } = record.facts
      return (
        <dl className="record__facts">
          {(
            [
              ['place', place],
              ['trouble', text],
              ['tried', tried],
            ] as const
          ).map(
            ([name, said]) =>
              said && (
                <div key={name}>
                  <dt>{t(`asks.fields.${name}`)}</dt>
                  <dd>{said}</dd>
                </div>
              ),
          )}
        </dl>
      )
    }
    case 'call':
      return null
    case 'urge':
      return record.facts.words ? <p className="record__text">{record.facts.words}</p> : null
  }
}

/** What happened to it, one after the other: told, opened, and each step with its words. */
function Trail({ record, events }: { record: LedgerRecord; events: readonly RecordEvent[] }) {
  const { t } = useTranslation()
  const { reading } = useRecordContext()
  const lines = [
    ...events.map(({ event, words, details, files, by, at }) => ({
      at,
      who: by && event !== 'lapse' ? reading.who(by) : '',
      what: event === 'lapse' ? t(`asks.lapsed.${details.why as 'removed'}`) : t(`asks.did.${event as 'grant'}`),
      words,
      files: event === 'open' ? [] : files,
    })),
    ...(record.seenAt === null ? [] : [{ at: record.seenAt, who: '', what: t('asks.did.see'), words: '', files: [] }]),
  ].sort((a, b) => a.at - b.at)
  return (
    <ol className="record__trail">
      {lines.map(({ at, who, what, words, files }, n) => (
        <li key={n}>
          <time>{reading.momentText(at)}</time> {what} {who}
          {words && <span className="record__words">{words}</span>}
          <RecordFiles files={files} />
        </li>
      ))}
    </ol>
  )
}
