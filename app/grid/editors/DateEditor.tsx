import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDate } from '../../model/dates'
import type { EditorProps } from './EditorProps'
import { nameDialog } from './nameDialog'

/** A date as people write it; what it was understood as stands below while they type. */
export function DateEditor({ context, item, change, done }: EditorProps) {
  const { t, i18n } = useTranslation()
  const [typed, setTyped] = useState(context.store.item(item)?.due ?? '')
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(
    () =>
      context.handOver((first) => {
        input.current?.focus()
        if (first) setTyped(first)
        else input.current?.select()
      }),
    [context],
  )
  const date = parseDate(typed, context.store.today)
  useEffect(() => {
    if (date !== null) change(date)
  }, [date, change])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    // What is no date stays open, with the reason below it.
    if (date !== null) done(event.nativeEvent)
  }
  const long = date
    ? new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'zh-CN', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))
    : ''
  const isWrong = date === null && typed.length > 4
  return (
    <div ref={nameDialog(t('column.due'))} className="popup-editor popup-editor--date">
      <input ref={input} className="input figures" aria-label={t('column.due')} aria-invalid={isWrong} aria-describedby="date-hint" value={typed}
        onChange={(event) => setTyped(event.target.value)} onKeyDown={onKeyDown} />
      <p id="date-hint" className={isWrong ? 'field__error' : 'field__hint'}>{isWrong ? t('refusal.bad-date') : long || t('ledger.dateHint')}</p>
    </div>
  )
}
