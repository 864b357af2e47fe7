import type { Minutes } from '../model/meeting/keptMinutes'
import { momentIn } from '../model/text/dates'
import { useTranslation } from '../i18n/useTranslation'
import { MinutesText } from './MinutesText'
import type { MinutesState } from './useMinutes'

/** Says that somebody else has saved meanwhile, shows what, and offers the ways out. */
export function MinutesConflict({
  state,
  theirs,
  timeZone,
}: {
  state: MinutesState
  theirs: Minutes
  timeZone: string
}) {
  const { t } = useTranslation()
  const who = { when: momentIn(timeZone, theirs.updatedAt), name: theirs.updatedBy }
  return (
    <div className="notice notice--error minutes-conflict" role="alert">
      <p>{t('records.minutes.conflict', who)}</p>
      <div className="minutes-conflict__ways">
        <button
          type="button"
          className="button button--small button--primary"
          title={t('records.minutes.mergeHint')}
          onClick={state.merge}
        >
          {t('records.minutes.merge')}
        </button>
        <button type="button" className="button button--small" onClick={() => void state.keepMine()}>
          {t('records.minutes.keepMine')}
        </button>
        <button type="button" className="button button--small" onClick={state.takeTheirs}>
          {t('records.minutes.takeTheirs')}
        </button>
      </div>
      <details>
        <summary>{t('records.minutes.theirs', who)}</summary>
        <div
          className="minutes-sheet minutes-conflict__theirs"
          tabIndex={0}
          role="group"
          aria-label={t('records.minutes.theirs', who)}
        >
          <MinutesText text={theirs.text} />
        </div>
      </details>
    </div>
  )
}
