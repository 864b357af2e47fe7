import { useTranslation } from '../../i18n/useTranslation'
import type { ListOutcome } from '../../model/house/peopleList'
import type { Drafts } from './useDrafts'

/** Why nobody was invited. */
export type Failure = Exclude<ListOutcome['kind'], 'made'> | 'unreachable'

interface ListSubmitProps {
  drafts: Drafts
  isBusy: boolean
  /** Access is given, and nobody said in which ledger. */
  lacksLedger: boolean
  failure: Failure | null
  onSend(): void
}

/** How many people there are, how many lines are wrong, and the button that invites all of them. */
export function ListSubmit({ drafts, isBusy, lacksLedger, failure, onSend }: ListSubmitProps) {
  const { t } = useTranslation()
  const count = drafts.drafts.length
  const wrong = drafts.problems.filter((found) => found.length > 0).length
  return (
    <div className="people-list__submit">
      <div role="status">
        {failure && <p className="notice notice--error">{t(`peopleList.failed.${failure}`)}</p>}
        {lacksLedger && <p className="notice notice--error">{t('peopleList.noLedger')}</p>}
      </div>
      <div className="people-list__line">
        <button
          type="button"
          className="button button--primary"
          disabled={isBusy || wrong > 0 || lacksLedger}
          onClick={onSend}
        >
          {isBusy ? t('peopleList.making') : t('peopleList.make', { count })}
        </button>
        <span className="field__hint" role="status">
          {wrong > 0 ? (
            <span className="field__error">{t('peopleList.wrong', { count: wrong })}</span>
          ) : (
            t('peopleList.allOrNone')
          )}
        </span>
        {wrong > 0 && (
          <button type="button" className="button button--small" onClick={goToNextWrong}>
            {t('peopleList.nextWrong')}
          </button>
        )}
      </div>
    </div>
  )
}

/** From where somebody writes on, and from the first again behind the last. */
function goToNextWrong(): void {
  const wrong = [...document.querySelectorAll<HTMLElement>('.people-list__table [aria-invalid="true"]')]
  const last = wrong.findIndex((field) => field.dataset.visited !== undefined)
  wrong.forEach((field) => delete field.dataset.visited)
  const next = wrong[(last + 1) % wrong.length]
  if (!next) return
  next.dataset.visited = ''
  next.focus()
  next.scrollIntoView({ block: 'center' })
}
