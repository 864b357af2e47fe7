import { useTranslation } from '../../i18n/useTranslation'
import type { ReactNode } from 'react'
import { lightShapes } from '../../grid/cells'
import type { Reading } from '../../reading/reading'
import { ProgressBar } from '../../grid/StreamRow'
import type { Comparison } from '../../model/history/comparison'
import { dateIn } from '../../model/text/dates'
import { lights } from '../../model/ledger/light'
import type { MeetingState } from '../../model/meeting/meeting'
import { statuses } from '../../model/ledger/status'
import type { LedgerStore } from '../../sync/LedgerStore'
import { decisionText } from '../decisionText'

interface OverviewSlideProps {
  state: MeetingState
  slide: 'opening' | 'closing'
  store: LedgerStore
  reading: Reading
  comparison: Comparison | null
  /** What the coordinator may do here. */
  children?: ReactNode
}

const told = ['newlyRed', 'newlyClosed', 'added', 'removed', 'changed'] as const

/** The ledger at a glance, when the meeting begins and when it ends: lights, how far each stream is, what is new. */
export function OverviewSlide({ state, slide, store, reading, comparison, children }: OverviewSlideProps) {
  const { t } = useTranslation()
  const { meeting, decisions, attendance } = state
  const streams = store.outline()
  const whole = store.rollUpOfAll()
  const made = decisions.filter(({ withdrawnAt }) => withdrawnAt === null)
  const counts = comparison ? told.filter((count) => comparison.counts[count] > 0) : []
  const since = meeting.base.meeting
    ? t('meeting.sinceLast')
    : t('meeting.sinceDate', { date: dateIn(store.settings.timeZone, meeting.base.at) })
  return (
    <article className="slide slide--overview" aria-labelledby="slide-title">
      <p className="slide__place">
        <span className="figures">{meeting.heldOn}</span>
        {meeting.chair && (
          <span>
            {t('meeting.chair')} {meeting.chair}
          </span>
        )}
        {attendance.length > 0 && <span>{t('meeting.attending', { count: attendance.length })}</span>}
      </p>
      <h1 className="slide__title" id="slide-title">
        {meeting.title}
      </h1>
      <section className="overview__lights" aria-label={t('meeting.lights')}>
        {lights.map((light) => (
          <p key={light} className={`overview__light light--${light}`}>
            <span className="overview__count figures">{whole.byLight[light]}</span>
            <span>
              <span aria-hidden="true">{lightShapes[light]}</span> {t(`light.${light}`)}
            </span>
          </p>
        ))}
      </section>
      <section className="overview__streams" aria-label={t('meeting.progress')}>
        <h2>{t('meeting.progress')}</h2>
        <table>
          <tbody>
            {streams.map((outline) => {
              const rollUp = store.rollUpOf(outline)
              return (
                <tr key={outline.stream.id}>
                  <th scope="row">{reading.streamName(outline)}</th>
                  <td className="overview__bar">
                    <ProgressBar rollUp={rollUp} reading={reading} />
                  </td>
                  <td className="figures">
                    {rollUp.byStatus.closed}/{rollUp.total}
                  </td>
                  <td className="figures light--red">{rollUp.byLight.red > 0 && `● ${rollUp.byLight.red}`}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
        <ul className="overview__legend" aria-label={t('ledger.legend')}>
          {statuses
            .filter((status) => whole.byStatus[status] > 0)
            .map((status) => (
              <li key={status}>
                <span className={`overview__key bar__part--${status}`} aria-hidden="true" /> {t(`status.${status}`)}{' '}
                <span className="figures">{whole.byStatus[status]}</span>
              </li>
            ))}
        </ul>
      </section>
      {comparison && counts.length > 0 && slide === 'opening' && (
        <section className="overview__since" aria-label={since}>
          <h2>{since}</h2>
          <ul>
            {counts.map((count) => (
              <li key={count}>
                <span className="overview__number figures">{comparison.counts[count]}</span>{' '}
                {t(`meeting.counts.${count}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {slide === 'closing' && (
        <section className="overview__decided" aria-label={t('meeting.decided')} tabIndex={0}>
          <h2>
            {t('meeting.decided')} <span className="figures">{made.length}</span>
          </h2>
          {made.length === 0 && <p>{t('meeting.noDecisions')}</p>}
          <ol className={made.length > 5 ? 'overview__many' : undefined}>
            {made.map((decision) => (
              <li key={decision.id}>
                {decision.label && <span className="figures">{decision.label.code} </span>}
                <strong>{t(`meeting.kinds.${decision.kind}`)}</strong> {decisionText(decision, t)}
                {decision.department && <span> · {reading.departmentName(decision.department)}</span>}
                {decision.responsible && <span> · {decision.responsible}</span>}
                {decision.due && <span className="figures nowrap"> · {decision.due}</span>}
              </li>
            ))}
          </ol>
        </section>
      )}
      {slide === 'closing' && children}
    </article>
  )
}
