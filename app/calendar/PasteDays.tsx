import { Form, useNavigation } from '@remix-run/react'
import { useMemo, useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { calendarListLimits, readCalendarList, type CalendarList } from '../model/house/readCalendarList'

interface PasteDaysProps {
  year: number
  /** What was pasted and could not be read. */
  refused: { text: string; problems: CalendarList['problems'] } | null
}

/** A list of days, read while it is typed, and entered as a whole. */
export function PasteDays({ year, refused }: PasteDaysProps) {
  const { t } = useTranslation()
  const isBusy = useNavigation().formData?.get('intent') === 'list'
  const [text, setText] = useState(refused?.text ?? '')
  const { days, problems, passed } = useMemo(() => readCalendarList(text, year), [text, year])
  const off = days.filter(({ kind }) => kind === 'off').length
  return (
    <Form method="post" action={`/calendar?year=${year}#paste`} preventScrollReset className="calendar__paste">
      <input type="hidden" name="year" value={year} />
      <p className="section__hint">{t('calendar.pasteHint', { year })}</p>
      <textarea
        className="input"
        name="text"
        rows={8}
        required
        maxLength={calendarListLimits.text}
        aria-label={t('calendar.pasteLabel')}
        aria-invalid={problems.length > 0 || undefined}
        aria-describedby="paste-read"
        placeholder={t('calendar.pastePlaceholder', { year })}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div id="paste-read" role="status">
        {text.trim() !== '' && (
          <p className="section__hint">
            {days.length > 0
              ? t('calendar.pasteRead', { days: days.length, off, work: days.length - off })
              : t('calendar.pasteNothing')}{' '}
            {passed > 0 && t('calendar.pastePassed', { count: passed })}
          </p>
        )}
        {problems.length > 0 && (
          <ul>
            {problems.map(({ line, text: said, problem }) => (
              <li key={line} className="field__error">
                {t('calendar.line', { line, problem: t(`calendar.lineProblem.${problem}`) })} <q>{said}</q>
              </li>
            ))}
          </ul>
        )}
      </div>
      <button className="button button--primary" name="intent" value="list" disabled={isBusy}>
        {t('calendar.pasteSave')}
      </button>
    </Form>
  )
}
