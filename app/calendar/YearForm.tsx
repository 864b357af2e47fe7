import { Form, useNavigation } from '@remix-run/react'
import { useCallback, useMemo, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { daysOfYear, isWorkingDay, longestDayName, type SaidOfDays } from '../model/house/calendar'
import { addDays } from '../model/text/dates'
import { useIsHydrated } from '../ui/useIsHydrated'
import { useUnsavedGuard } from '../ui/useUnsavedGuard'
import { Month } from './Month'

interface YearFormProps {
  year: number
  today: string
  said: SaidOfDays
}

/** How far arrow keys go, in days. */
const steps: Partial<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** A year as twelve months of boxes, ticked where a day is off, which are saved together. */
export function YearForm({ year, today, said }: YearFormProps) {
  const { t } = useTranslation()
  const isHydrated = useIsHydrated()
  const isBusy = useNavigation().formData?.get('intent') === 'days'
  const form = useRef<HTMLFormElement>(null)
  /** Boxes that were touched, and how they stand. What is saved meanwhile is changed no more. */
  const [touched, setTouched] = useState<ReadonlyMap<string, boolean>>(new Map())
  const changed = useMemo(
    () => new Set([...touched].flatMap(([date, isOff]) => (isOff === isWorkingDay(date, said) ? [date] : []))),
    [touched, said],
  )
  const [current, setCurrent] = useState(today.startsWith(`${year}-`) ? today : `${year}-01-01`)
  useUnsavedGuard(changed.size > 0 && !isBusy, t('calendar.unsaved'))

  const note = useCallback(({ target }: FormEvent) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'off') return
    setTouched((before) => new Map(before).set(target.value, target.checked))
  }, [])

  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    const { target } = event
    if (step === undefined || !(target instanceof HTMLInputElement) || target.name !== 'off') return
    event.preventDefault()
    const next = addDays(target.value, step)
    form.current?.querySelector<HTMLInputElement>(`input[name=off][value="${next}"]`)?.focus()
  }

  const was = daysOfYear(year).filter((date) => !isWorkingDay(date, said))
  return (
    <Form
      ref={form}
      method="post"
      action={`/calendar?year=${year}`}
      preventScrollReset
      onChange={note}
      onKeyDown={move}
      onFocus={({ target }) => target instanceof HTMLInputElement && target.name === 'off' && setCurrent(target.value)}
    >
      <input type="hidden" name="intent" value="days" />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="was" value={was.join(' ')} />
      <p className="section__hint">{t('calendar.monthsHint')}</p>
      <div className="calendar__bar">
        <input
          className="input input--small"
          key={was.join()}
          name="name"
          aria-label={t('calendar.nameOf')}
          placeholder={t('calendar.nameOf')}
          maxLength={2 * longestDayName + 3}
          autoComplete="off"
        />
        <button
          className="button button--primary button--small"
          disabled={isHydrated && (changed.size === 0 || isBusy)}
        >
          {changed.size > 0 ? t('calendar.saveDays', { count: changed.size }) : t('calendar.save')}
        </button>
      </div>
      <div className="calendar__months">
        {Array.from({ length: 12 }, (_, index) => (
          <Month
            key={index}
            first={`${year}-${String(index + 1).padStart(2, '0')}-01`}
            said={said}
            today={today}
            changed={changed}
            // Of a whole year one box is reached by Tab, the others from it by arrow keys.
            reached={isHydrated ? current : null}
          />
        ))}
      </div>
    </Form>
  )
}
