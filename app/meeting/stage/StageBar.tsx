import { Link } from '@remix-run/react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Reading } from '../../reading/reading'
import type { MeetingState } from '../../model/meeting/meeting'
import type { LedgerStore } from '../../sync/LedgerStore'
import { LanguageSwitch } from '../../ui/TopBar'
import { Timer } from './Timer'
import type { StageControl } from './useStage'

interface StageBarProps {
  state: MeetingState
  stage: StageControl
  store: LedgerStore
  reading: Reading
  clock: number
  /** What everybody has to know; null when all is well. */
  trouble: string | null
  isDark: boolean
  onTheme(): void
  onFullScreen(): void
  onKeys(): void
  /** Null on a shared screen, which leads nowhere else. */
  tracker: string | null
  /** What a coordinator may do; null for others. */
  steering: {
    isPresenter: boolean
    takeOver(): void
    handOver(person: string): void
    end(): void
    describe(): void
    links(): void
  } | null
}

/** The foot of the meeting: where it stands, what comes next, and how long the item at hand may take. */
export function StageBar({
  state,
  stage,
  store,
  reading,
  clock,
  trouble,
  isDark,
  onTheme,
  onFullScreen,
  onKeys,
  tracker,
  steering,
}: StageBarProps) {
  const { t } = useTranslation()
  const { meeting, presenters } = state
  const { position, entries } = stage
  const at = entries.findIndex(({ item }) => item === position.item)
  const following = position.slide === 'closing' ? undefined : entries[position.slide === 'opening' ? 0 : at + 1]
  const titleOf = (item: string) => {
    const row = store.entry(item)
    return row ? `${row.code} ${reading.titleOf(row.item)}` : ''
  }
  return (
    <footer className="stage__bar">
      <button
        className="stage-button"
        aria-label={t('meeting.previous')}
        disabled={position.slide === 'opening'}
        onClick={() => stage.step(-1)}
      >
        ←
      </button>
      <button
        className="stage-button"
        aria-label={t('meeting.forward')}
        disabled={position.slide === 'closing'}
        onClick={() => stage.step(1)}
      >
        →
      </button>
      {at >= 0 && (
        <span className="figures stage__at">{t('meeting.position', { n: at + 1, total: entries.length })}</span>
      )}
      <Timer meeting={meeting} clock={clock} />
      {stage.isBrowsing && (
        <button className="stage-button stage-button--primary" onClick={stage.follow}>
          {t('meeting.follow')}
        </button>
      )}
      <p className={trouble ? 'stage__next stage__next--trouble' : 'stage__next'} role="status">
        {trouble ??
          stage.told ??
          (position.slide === 'closing'
            ? ''
            : following
              ? t('meeting.next', { title: titleOf(following.item) })
              : t('meeting.nextIs.closing'))}
      </p>
      <span className="stage__presenter">{t('meeting.presenter', { name: meeting.presenter.name })}</span>
      <button className="stage-button" onClick={onTheme}>
        {t(isDark ? 'meeting.theme.light' : 'meeting.theme.dark')}
      </button>
      <button className="stage-button" onClick={onFullScreen}>
        {t('meeting.fullScreen')}
      </button>
      {tracker !== null && (
        <details className="menu stage__menu">
          <summary className="stage-button">
            {t('meeting.more')}{' '}
            <span className="menu__arrow" aria-hidden="true">
              ▴
            </span>
          </summary>
          <div
            className="menu__list"
            onClick={({ target, currentTarget }) =>
              (target as Element).closest('button, a') && currentTarget.closest('details')?.removeAttribute('open')
            }
          >
            {steering && (
              <>
                {!steering.isPresenter && (
                  <button className="menu__entry" onClick={steering.takeOver}>
                    {t('meeting.takeOver')}
                  </button>
                )}
                {steering.isPresenter && presenters.length > 1 && (
                  <label className="menu__entry">
                    <select
                      className="stage-input"
                      aria-label={t('meeting.handOver')}
                      value=""
                      onChange={({ target }) => {
                        steering.handOver(target.value)
                        target.closest('details')?.removeAttribute('open')
                      }}
                    >
                      <option value="" disabled>
                        {t('meeting.handOver')}
                      </option>
                      {presenters
                        .filter(({ id }) => id !== meeting.presenter.id)
                        .map(({ id, name }) => (
                          <option key={id} value={id}>
                            {name}
                          </option>
                        ))}
                    </select>
                  </label>
                )}
                <button className="menu__entry" onClick={steering.describe}>
                  {t('meeting.describe')}
                </button>
                <button className="menu__entry" onClick={steering.links}>
                  {t('meeting.links')}
                </button>
                <button className="menu__entry" onClick={steering.end}>
                  {t('meeting.end')}
                </button>
              </>
            )}
            <button className="menu__entry" onClick={onKeys}>
              {t('meeting.keys')}
            </button>
            <Link className="menu__entry" to={`/trackers/${tracker}`}>
              {t('meeting.backToLedger')}
            </Link>
            <Link className="menu__entry" to={`/trackers/${tracker}/meetings`}>
              {t('meeting.history')}
            </Link>
            <LanguageSwitch />
          </div>
        </details>
      )}
    </footer>
  )
}
