import { Link } from '@remix-run/react'
import { useTranslation } from '../../i18n/useTranslation'
import type { MeetingCommandContext } from '../../commands/meeting'
import type { Reading } from '../../reading/reading'
import type { MeetingState } from '../../model/meeting/meeting'
import type { LedgerStore } from '../../sync/LedgerStore'
import { DetailsMenu } from '../../ui/DetailsMenu'
import { LanguageSwitch } from '../../ui/TopBar'
import { StageCommands } from './StageCommands'
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
  context: MeetingCommandContext
  onHandOver(person: string): void
  /** Null on a shared screen, which leads nowhere else. */
  tracker: string | null
}

/** The foot of the meeting: where it stands, what comes next, and how long the item at hand may take. */
export function StageBar({
  state,
  stage,
  store,
  reading,
  clock,
  trouble,
  context,
  onHandOver,
  tracker,
}: StageBarProps) {
  const { t } = useTranslation()
  const { meeting, presenters } = state
  const { position, entries } = stage
  const { steering } = context
  const at = entries.findIndex(({ item }) => item === position.item)
  const following = position.slide === 'closing' ? undefined : entries[position.slide === 'opening' ? 0 : at + 1]
  const titleOf = (item: string) => {
    const row = store.entry(item)
    return row ? `${row.code} ${reading.titleOf(row.item)}` : ''
  }
  return (
    <footer className="stage__bar">
      <StageCommands place="stage-steps" context={context} />
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
      <StageCommands place="stage-bar" context={context} />
      {tracker !== null && (
        <DetailsMenu className="stage__menu" summaryClass="stage-button" label={t('meeting.more')} arrow="▴">
          {steering?.isPresenter && presenters.length > 1 && (
            <label className="menu__entry">
              <select
                className="stage-input"
                aria-label={t('meeting.handOver')}
                value=""
                onChange={({ target }) => onHandOver(target.value)}
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
          <StageCommands place="stage-menu" context={context} className="menu__entry" />
          <Link className="menu__entry" to={`/trackers/${tracker}`}>
            {t('meeting.backToLedger')}
          </Link>
          <Link className="menu__entry" to={`/trackers/${tracker}/meetings`}>
            {t('meeting.history')}
          </Link>
          <LanguageSwitch className="menu__entry" />
        </DetailsMenu>
      )}
    </footer>
  )
}
