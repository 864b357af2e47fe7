import { useCallback, useEffect, useRef } from 'react'
import { useLatest } from '../../ui/useLatest'

/** A number's digits belong together for so long (ms). */
const pause = 700

/** Takes digit after digit; tells the number once no other follows. */
export function useTypedNumber(onNumber: (number: number) => void): (digit: string) => void {
  const latest = useLatest(onNumber)
  const digits = useRef('')
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(
    (digit) => {
      digits.current += digit
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        latest()(Number(digits.current))
        digits.current = ''
      }, pause)
    },
    [latest],
  )
}
