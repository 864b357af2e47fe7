import { useTranslation } from '../i18n/useTranslation'
import { answeredFor } from '../model/records/kinds/call'
import type { RecordOf } from '../model/records/record'
import { spanText, stopwatchText } from './spanText'
import { useNow } from './useNow'

/** Shorter than this it is counted by the second (ms). */
const bySecond = 3_600_000

/** What runs out for a department that was called: in words, and red only once it has run out. */
export function CallClock({ record, clock }: { record: RecordOf<'call'>; clock: number }) {
  const { t } = useTranslation()
  const now = useNow(clock)
  const { facts, state, isOpen } = record
  const came = answeredFor(facts)
  if (now === null || !isOpen || came !== null || state === 'handled') return null
  const left = facts.dueAt - now
  const length = Math.abs(left)
  const time = length < bySecond ? stopwatchText(length) : spanText(t, length)
  return (
    <span role="timer" className={`call-clock figures ${left < 0 ? 'call-clock--over' : ''}`}>
      {t(left < 0 ? 'asks.late' : 'asks.left', { time })}
    </span>
  )
}
