import { useRevalidator } from '@remix-run/react'
import { useRef } from 'react'
import { readAnswer } from '../contracts/contract'
import { reachAnswer } from '../contracts/reach'
import { useAskingAgain } from '../ui/useAskingAgain'

/** How often it is asked whether one reaches other ledgers by now, and how old (ms) all that is shown may become. */
const askedEvery = 15_000
const freshFor = 60_000

/** Asks for the page's data again from time to time, and as soon as one reaches other ledgers than are shown (`reach`). */
export function useFreshAnswer(reach: string): void {
  const revalidator = useRevalidator()
  const asked = useRef<number | null>(null)
  useAskingAgain(async () => {
    if (revalidator.state !== 'idle') return
    asked.current ??= Date.now()
    if (Date.now() - asked.current > freshFor) {
      asked.current = Date.now()
      revalidator.revalidate()
      return
    }
    const response = await fetch('/reach').catch(() => null)
    const answer = response?.ok ? await readAnswer(reachAnswer, response).catch(() => null) : null
    if (answer && answer.reach !== reach) revalidator.revalidate()
  }, askedEvery)
}
