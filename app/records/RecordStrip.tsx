import { useState } from 'react'
import { usePageContext } from '../grid/PageContext'
import { useTranslation } from '../i18n/useTranslation'
import type { Item } from '../model/ledger/rows'
import { isAskedOf } from '../model/records/asks'
import { kindOf } from '../model/records/kinds/kinds'
import { actorsOf, type LedgerRecord, type RecordEvent } from '../model/records/record'
import { eventsFor, type Step } from '../model/records/steps'
import { Links } from '../ui/Links'
import { numberText } from './numberText'
import { sentText } from './sentText'
import { StepForm } from './StepForm'

interface RecordStripProps {
  record: LedgerRecord
  events: readonly RecordEvent[]
  item: Item
}

/** One record in the row's panel: what it is and where it stands, what was said, and what this person may do with it now. */
export function RecordStrip({ record, events, item }: RecordStripProps) {
  const { t } = useTranslation()
  const { person, records } = usePageContext()
  const [asking, setAsking] = useState<string | null>(null)
  const [problem, setProblem] = useState('')
  const steps = kindOf(record.kind).steps as Record<string, Record<string, Step<string>>>
  const possible = eventsFor(steps, record.state, actorsOf(record, person))
  const take = async (event: string, words: string, due?: string) => {
    const step = { do: 'step', record: record.id, version: record.version, event, words } as const
    const text = sentText(t, await records.send(due === undefined ? step : { ...step, due }))
    if (text === null) setAsking(null)
    return text
  }
  const ask = (event: string) => {
    setProblem('')
    setAsking(event)
  }
  const asksMore = (event: string) => event === 'grant' || steps[record.state]![event]!.asksWords === true
  return (
    <article className={`record ${record.isOpen ? '' : 'record--over'}`} aria-label={t(`asks.kind.${record.kind}`)}>
      <p className="record__head">
        <strong>{t(`asks.kind.${record.kind}`)}</strong>
        {record.number && <PaperLink record={record} />}
        <span className={`record__state record__state--${record.state}`}>{t(`asks.state.${record.state}`)}</span>
      </p>
      <Facts record={record} item={item} />
      <Trail record={record} events={events} />
      {asking ? (
        <StepForm
          event={asking}
          due={asking === 'grant' && record.kind === 'extension' ? record.facts.due : null}
          needsWords={steps[record.state]?.[asking]?.asksWords === true}
          onSend={(words, due) => take(asking, words, due)}
          onCancel={() => setAsking(null)}
        />
      ) : (
        possible.length > 0 && (
          <div className="record__steps">
            {possible.map((event, n) => (
              <button
                key={event}
                className={`button button--small ${n === 0 && isAskedOf(record, person) ? 'button--primary' : ''}`}
                onClick={() =>
                  asksMore(event) ? ask(event) : void take(event, '').then((text) => setProblem(text ?? ''))
                }
              >
                {t(`asks.do.${event as 'grant'}`)}
              </button>
            ))}
          </div>
        )
      )}
      {problem && (
        <p className="field__error" role="alert">
          {problem}
        </p>
      )}
    </article>
  )
}

/** Its number, which opens it as the paper that it is. */
function PaperLink({ record: { id, number } }: { record: LedgerRecord }) {
  const { t } = useTranslation()
  const { tracker } = usePageContext()
  return (
    <a className="figures" href={`/trackers/${tracker}/orders/${id}`} target="_blank" title={t('papers.order.open')}>
      {numberText(t, number!)}
    </a>
  )
}

/** What it says, by its kind. */
function Facts({ record, item }: { record: LedgerRecord; item: Item }) {
  const { t } = useTranslation()
  const { reading } = usePageContext()
  switch (record.kind) {
    case 'extension': {
      const { from, due, cause, done, plan, evidence, late, granted } = record.facts
      return (
        <>
          <p className="record__dates figures">
            {from} → {granted || due}
            {granted && granted !== due && <span className="record__note">{t('asks.askedFor', { due })}</span>}
          </p>
          {record.isOpen && item.due !== from && (
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
    case 'urge':
      return record.facts.words ? <p className="record__text">{record.facts.words}</p> : null
  }
}

/** What happened to it, one after the other: told, opened, and each step with its words. */
function Trail({ record, events }: { record: LedgerRecord; events: readonly RecordEvent[] }) {
  const { t } = useTranslation()
  const { reading } = usePageContext()
  const lines = [
    ...events.map(({ event, words, details, by, at }) => ({
      at,
      who: by && event !== 'lapse' ? reading.who(by) : '',
      what: event === 'lapse' ? t(`asks.lapsed.${details.why as 'removed'}`) : t(`asks.did.${event as 'grant'}`),
      words,
    })),
    ...(record.seenAt === null ? [] : [{ at: record.seenAt, who: '', what: t('asks.did.see'), words: '' }]),
  ].sort((a, b) => a.at - b.at)
  return (
    <ol className="record__trail">
      {lines.map(({ at, who, what, words }, n) => (
        <li key={n}>
          <time>{reading.momentText(at)}</time> {what} {who}
          {words && <span className="record__words">{words}</span>}
        </li>
      ))}
    </ol>
  )
}
