import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { cellIn } from '../../model/ledger/rows'
import { readDate } from '../../model/text/writtenDates'
import type { DateCalendarHandle } from './DateCalendar'
import { FillHint } from './FillHint'
import type { EditorProps } from './EditorProps'
import { LazyCalendar } from './LazyCalendar'
import { Left } from './Left'
import { nameDialog } from './nameDialog'

/** A date as people write it; what it was understood as stands below while they type, and a month to choose from. */
export function DateEditor({ context, item, column, fills, change, done }: EditorProps) {
  const { t, language } = useTranslation()
  const { store } = context
  const { columnName } = context.reading
  const [typed, setTyped] = useState(() => {
    const row = store.item(item)
    return context.wrongAt(item, column)?.text ?? (row ? (cellIn(row, column) as string) : '')
  })
  const [isAsked, setAsked] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const month = useRef<DateCalendarHandle>(null)
  const [type] = useState(() => (text: string) => {
    setTyped(text)
    setAsked(false)
    const value = readDate(text, store.today)
    change(
      value === null ? new Left([], [{ code: 'bad-date', item, column, text }]) : new Left([{ item, column, value }]),
    )
  })
  useLayoutEffect(
    () =>
      context.handOver((first) => {
        input.current?.focus()
        if (first) type(first)
        else input.current?.select()
      }),
    [context, type],
  )
  const date = readDate(typed, store.today)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && month.current) {
      event.preventDefault()
      return void month.current.focusDay()
    }
    if ((event.key !== 'Enter' && event.key !== 'Tab') || event.nativeEvent.isComposing) return
    // What is no date stays open, with the reason below it.
    if (event.key === 'Enter' || date === null) event.preventDefault()
    if (date === null) setAsked(true)
    else done(event.nativeEvent)
  }
  const long = date
    ? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
        dateStyle: 'full',
        timeZone: 'UTC',
      }).format(new Date(`${date}T00:00:00Z`))
    : ''
  const isWrong = date === null && (isAsked || typed.length > 4)
  return (
    <div ref={nameDialog(columnName(column))} className="popup-editor popup-editor--date">
      <input
        ref={input}
        className="input figures"
        aria-label={columnName(column)}
        aria-invalid={isWrong}
        aria-describedby="date-hint"
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p id="date-hint" className={isWrong ? 'field__error' : 'field__hint'}>
        {isWrong ? t('refusal.bad-date') : long || t('ledger.dateHint')}
      </p>
      <FillHint fills={fills} />
      <div className="popup-editor__month">
        <LazyCalendar
          handle={month}
          chosen={date}
          today={store.today}
          onChoose={(value, by) => {
            type(value)
            done(by)
          }}
        />
      </div>
      <div className="popup-editor__foot">
        <button
          type="button"
          className="button button--quiet button--small"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            type('')
            done()
          }}
        >
          {t('ledger.clear')}
        </button>
      </div>
    </div>
  )
}
