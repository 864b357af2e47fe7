import { memo } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { isWorkingDay, kindByWeekday, weekdayOf, type SaidOfDays } from '../model/house/calendar'
import { addDays } from '../model/text/dates'
import { monthName, proseDate, weekdayHeads } from '../reading/proseDate'

interface MonthProps {
  /** Its first day. */
  first: string
  said: SaidOfDays
  today: string
  /** What is not saved yet. */
  changed: ReadonlySet<string>
  /** The one day that Tab leads to; null: all of them. */
  reached: string | null
}

/** A month of boxes, which show by themselves, without a script too, what a day comes to be. */
export const Month = memo(function Month({ first, said, today, changed, reached }: MonthProps) {
  const { t, language } = useTranslation()
  const month = first.slice(0, 7)
  const monday = addDays(first, 1 - weekdayOf(first))
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(monday, week * 7 + day)),
  ).filter((week) => week.some((date) => date.startsWith(month)))
  return (
    <table className="month">
      <caption>{monthName(Number(month.slice(5)), language)}</caption>
      <thead>
        <tr>
          {weekdayHeads(language).map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((date) => (
              <td key={date}>{date.startsWith(month) && day(date)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )

  function day(date: string) {
    const marks = [
      kindByWeekday(date) === 'off' ? 'month__day--weekend' : 'month__day--weekday',
      said.has(date) && 'month__day--said',
      date === today && 'month__day--today',
      changed.has(date) && 'month__day--changed',
    ]
    return (
      <label className={['month__day', ...marks].filter(Boolean).join(' ')}>
        <input
          type="checkbox"
          name="off"
          value={date}
          defaultChecked={!isWorkingDay(date, said)}
          tabIndex={reached === null || reached === date ? 0 : -1}
          aria-label={t('calendar.offOn', { date: proseDate(date, language) })}
        />
        <span className="month__face" aria-hidden>
          {Number(date.slice(8))}
          <span className="month__mark" data-off={t('calendar.kinds.off')} data-work={t('calendar.kinds.work')} />
        </span>
      </label>
    )
  }
})
