import type { Translate } from '../i18n/Translate'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long something takes or is off (ms), in its two largest units: `29 分`, `3 小时 5 分`, `2 天 4 小时`. */
export function spanText(t: Translate, ms: number): string {
  const [days, hours, minutes] = [Math.floor(ms / day), Math.floor((ms % day) / hour), Math.floor((ms % hour) / minute)]
  if (days > 0) return hours > 0 ? t('asks.span.daysHours', { days, hours }) : t('asks.span.days', { days })
  if (hours > 0) return minutes > 0 ? t('asks.span.hoursMinutes', { hours, minutes }) : t('asks.span.hours', { hours })
  return t('asks.span.minutes', { minutes })
}

/** The same by the second, as on a stopwatch: `20:31`, `1:05:09`. */
export function stopwatchText(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  const two = (part: number) => String(part).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
