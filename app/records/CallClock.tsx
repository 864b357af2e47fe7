import { useTranslation } from '../i18n/useTranslation'
import { spanText, stopwatchText } from './spanText'
import { useNow } from '../sync/useNow'

/** Shorter than this it is counted by the second (ms). */
const bySecond = 3_600_000

/** What runs out for a department that has still to come: in words, and red only once it has run out. Both in ms. */
export function CallClock({ dueAt, clock }: { dueAt: number; clock: number }) {
  const { t } = useTranslation()
  const now = useNow(clock)
  if (now === null) return null
  const left = dueAt - now
  const length = Math.abs(left)
  const time = length < bySecond ? stopwatchText(length) : spanText(t, length)
  return (
    <span role="timer" className={`call-clock figures ${left < 0 ? 'call-clock--over' : ''}`}>
      {t(left < 0 ? 'asks.late' : 'asks.left', { time })}
    </span>
  )
}
