import { useTranslation } from '../i18n/useTranslation'
import { localTime } from '../model/text/dates'

/** Asks for a past moment, told by the ledger's own clocks wherever the reader is. */
export function MomentForm({ timeZone, moment, now }: { timeZone: string; moment: number; now: number }) {
  const { t } = useTranslation()
  return (
    <form className="as-of__form" method="get">
      <label htmlFor="at">
        {t('history.moment', { zone: timeZone === 'Asia/Shanghai' ? t('history.beijing') : timeZone })}
      </label>
      <input
        className="input input--small"
        type="datetime-local"
        id="at"
        name="at"
        step="1"
        required
        key={moment}
        defaultValue={localTime(timeZone, moment)}
        max={localTime(timeZone, now)}
      />
      <button className="button button--small">{t('history.show')}</button>
    </form>
  )
}
