import type { FullWording } from '../reading/useWording'
import type { Decision } from '../model/meeting/meeting'
import type { DecisionRow } from './decisionRows'
import { decisionText } from './decisionText'
import { useSettling } from './useSettling'

interface DecisionsTableProps {
  decisions: readonly Decision[]
  /** Rows that are in the ledger now, by id. */
  rows: Readonly<Record<string, DecisionRow>>
  tracker: string
  maySettle: boolean
  reading: FullWording
}

/** What a meeting decided, about which row, who is to do it until when, and whether it is done. */
export function DecisionsTable({ decisions, rows, tracker, maySettle, reading }: DecisionsTableProps) {
  const { t } = reading
  const { settle, busy, isFailed } = useSettling(tracker)
  if (decisions.length === 0) return <p className="records__hint">{t('records.record.noDecisions')}</p>
  return (
    <>
      {isFailed && (
        <p className="notice notice--error" role="alert">
          {t('records.record.settleFailed')}
        </p>
      )}
      <div className="records__scroll">
        <table className="table records__table decisions">
          <thead>
            <tr>
              <th scope="col" className="decisions__item">
                {t('records.record.item')}
              </th>
              <th scope="col" className="decisions__text">
                {t('records.record.text')}
              </th>
              <th scope="col" className="records__name">
                {t('records.record.department')}
              </th>
              <th scope="col" className="decisions__person">
                {t('records.record.responsible')}
              </th>
              <th scope="col">{t('records.record.due')}</th>
              <th scope="col" className="decisions__state">
                {t('records.record.state')}
              </th>
            </tr>
          </thead>
          <tbody>
            {decisions.map((decision) => {
              const isOpen = stateOf(decision, rows) === 'stateOpen'
              return (
                <tr key={decision.id} className={decision.withdrawnAt === null ? undefined : 'decisions__withdrawn'}>
                  <td className="decisions__item">
                    <About decision={decision} rows={rows} tracker={tracker} reading={reading} />
                  </td>
                  <th scope="row" className="decisions__text">
                    <span className="decisions__kind">{t(`records.kinds.${decision.kind}`)}</span>{' '}
                    <span className="decisions__said">{decisionText(decision, t)}</span>
                  </th>
                  <td>{reading.departmentName(decision.department)}</td>
                  <td>{decision.responsible}</td>
                  <td className="decisions__due">
                    <time>{decision.due}</time>
                  </td>
                  <td className="decisions__state">
                    <State decision={decision} rows={rows} tracker={tracker} reading={reading} />
                    {isOpen && maySettle && (
                      <button
                        type="button"
                        className="button button--quiet button--small decisions__settle"
                        disabled={busy !== null}
                        aria-label={t('records.record.settleOf', {
                          text: decision.text || t(`records.kinds.${decision.kind}`),
                        })}
                        onClick={() => void settle(decision.id)}
                      >
                        {t('records.record.settle')}
                      </button>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </>
  )
}

type Part = Pick<DecisionsTableProps, 'rows' | 'tracker' | 'reading'> & { decision: Decision }

/** The row's name of then; its number of now, which the link finds it by. */
function About({ decision: { item, label }, rows, tracker, reading }: Part) {
  const { t } = reading
  if (item === null || label === null) return <>{t('records.wholeMeeting')}</>
  const row = rows[item]
  if (!row)
    return (
      <>
        <span className="figures decisions__code">{label.code}</span> {reading.titleOf(label)}
        {t('records.gone')}
      </>
    )
  return (
    <a href={`/trackers/${tracker}?q=${encodeURIComponent(row.code)}`}>
      <span className="figures decisions__code">{row.code}</span> {reading.titleOf(label)}
    </a>
  )
}

function State({ decision, rows, tracker, reading: { t, momentText } }: Part) {
  const { settledAt, settledBy, withdrawnAt, withdrawnBy, subItem } = decision
  const state = stateOf(decision, rows)
  const mark =
    withdrawnAt !== null
      ? { when: momentText(withdrawnAt), name: withdrawnBy }
      : settledAt !== null
        ? { when: momentText(settledAt), name: settledBy }
        : null
  const row = subItem === null ? undefined : rows[subItem]
  return (
    <>
      <span className={`decisions__mark decisions__mark--${state}`}>
        {t(`records.record.${state === 'stateSettled' && decision.kind !== 'decision' ? 'stateWritten' : state}`)}
      </span>
      {mark && <span className="decisions__by">{t('records.record.settledBy', mark)}</span>}
      {subItem !== null && (
        <span className="decisions__by">
          {row ? (
            <a href={`/trackers/${tracker}?q=${encodeURIComponent(row.code)}`}>
              {t('records.record.subItem', { code: row.code })}
            </a>
          ) : (
            t('records.record.subItemGone')
          )}
        </span>
      )}
    </>
  )
}

type DecisionState = 'stateWithdrawn' | 'stateSettled' | 'stateClosed' | 'stateOpen'

function stateOf(
  { withdrawnAt, settledAt, subItem }: Decision,
  rows: Readonly<Record<string, DecisionRow>>,
): DecisionState {
  if (withdrawnAt !== null) return 'stateWithdrawn'
  if (settledAt !== null) return 'stateSettled'
  return subItem !== null && rows[subItem]?.status === 'closed' ? 'stateClosed' : 'stateOpen'
}
