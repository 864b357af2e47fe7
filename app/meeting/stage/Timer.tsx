import { useTranslation } from '../../i18n/useTranslation'
import type { Meeting } from '../../model/meeting/meeting'
import { useNow } from '../../sync/useNow'

/** How long the item at hand has left, or is over: quiet, and the same on every screen (`clock`: the server's minus this browser's, ms). */
export function Timer({ meeting, clock }: { meeting: Meeting; clock: number }) {
  const { t } = useTranslation()
  const now = useNow(clock)
  const { secondsPerItem, positionSince, position } = meeting
  if (secondsPerItem === null || now === null || position.slide !== 'item') return null
  const left = secondsPerItem - Math.floor(Math.max(0, now - positionSince) / 1000)
  const time = `${Math.floor(Math.abs(left) / 60)}:${String(Math.abs(left) % 60).padStart(2, '0')}`
  return (
    <span role="timer" className={`timer figures${left < 0 ? ' timer--over' : ''}`}>
      {t(left < 0 ? 'meeting.timeOver' : 'meeting.timeLeft', { time })}
    </span>
  )
}
