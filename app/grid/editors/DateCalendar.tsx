import { DatePicker } from '@mantine/dates'
import 'dayjs/locale/zh-cn'
import { useImperativeHandle, useRef, useState, type KeyboardEvent, type MouseEvent, type Ref } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { proseDate } from '../../reading/proseDate'

export interface DateCalendarHandle {
  /** Gives the keyboard to the chosen day, or today, or the first of the month that is seen. */
  focusDay(): void
}

export interface DateCalendarProps {
  handle: Ref<DateCalendarHandle>
  /** `2026-11-23`; '' and null where no date stands. */
  chosen: string | null
  today: string
  /** `by`: the key or the click that chose. */
  onChoose(date: string, by?: globalThis.KeyboardEvent | globalThis.MouseEvent): void
}

/** A month beside what is typed: it follows that, and a click or Enter on a day chooses. */
export function DateCalendar({ handle, chosen, today, onChoose }: DateCalendarProps) {
  const { t, language } = useTranslation()
  const [walked, setWalked] = useState<{ from: string | null; to: string } | null>(null)
  // Who types another date sees its month, wherever they had walked.
  const shown = walked?.from === chosen ? walked.to : chosen || today
  const root = useRef<HTMLDivElement>(null)
  const by = useRef<globalThis.KeyboardEvent | globalThis.MouseEvent>()
  useImperativeHandle(handle, () => ({
    focusDay() {
      const days = root.current?.querySelector<HTMLElement>('[data-selected], [aria-current]:not([data-outside])')
      const day = days ?? root.current?.querySelector<HTMLElement>('td button:not([data-outside])')
      day?.focus()
    },
  }))
  const onKeyDownCapture = ({ nativeEvent }: KeyboardEvent) => {
    by.current = nativeEvent.key === 'Enter' ? nativeEvent : undefined
  }
  const onClickCapture = ({ nativeEvent }: MouseEvent) => {
    // A key makes a click of its own, which counts none.
    if (nativeEvent.detail > 0) by.current = nativeEvent
  }
  const isEnglish = language === 'en'
  return (
    // The keyboard stays where one types, and goes to the days by its arrow alone.
    <div
      ref={root}
      onMouseDown={(event) => event.preventDefault()}
      onKeyDownCapture={onKeyDownCapture}
      onClickCapture={onClickCapture}
    >
      <DatePicker
        unstyled
        classNames={{
          calendarHeader: 'month__head',
          calendarHeaderControl: 'month__turn',
          calendarHeaderLevel: 'month__level',
          month: 'month__table',
          monthCell: 'month__cell',
          weekday: 'month__weekday',
          day: 'month__day',
          monthsList: 'month__table',
          monthsListCell: 'month__cell',
          monthsListControl: 'month__of-year',
        }}
        previousIcon={<span aria-hidden="true">‹</span>}
        nextIcon={<span aria-hidden="true">›</span>}
        maxLevel="year"
        locale={isEnglish ? 'en' : 'zh-cn'}
        firstDayOfWeek={1}
        monthLabelFormat={isEnglish ? 'MMMM YYYY' : 'YYYY年M月'}
        yearLabelFormat={isEnglish ? 'YYYY' : 'YYYY年'}
        value={chosen || null}
        date={shown}
        onDateChange={(to) => setWalked({ from: chosen, to })}
        onChange={(date) => date && onChoose(date, by.current)}
        // `data-today` is the browser's own, which may be another day than the ledger's.
        getDayProps={(date) => (date === today ? { 'aria-current': 'date' } : {})}
        getDayAriaLabel={(date) => proseDate(date, language)}
        ariaLabels={{
          previousMonth: t('ledger.calendar.previousMonth'),
          nextMonth: t('ledger.calendar.nextMonth'),
          previousYear: t('ledger.calendar.previousYear'),
          nextYear: t('ledger.calendar.nextYear'),
        }}
      />
    </div>
  )
}
