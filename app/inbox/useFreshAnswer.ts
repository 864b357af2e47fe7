import { useRef } from 'react'
import { readAnswer } from '../contracts/contract'
import { reachAnswer } from '../contracts/reach'
import { useAskingAgain } from '../ui/useAskingAgain'

/** How often it is asked whether anything was asked meanwhile, and how old (ms) all that is shown may become. */
const askedEvery = 10_000
const freshFor = 60_000

/**
 * Reads anew what is shown of the house from time to time, and soon after anything was asked or said in a ledger that one
 * reaches, or one reaches other ones. `reach`: as it was when that was read (LedgersPort.reach); null: it was never read.
 */
export function useFreshAnswer(reach: string | null, readAnew: () => Promise<void> | void): void {
  const readAt = useRef<number | null>(null)
  useAskingAgain(async () => {
    readAt.current ??= Date.now()
    const isOld = Date.now() - readAt.current > freshFor
    if (isOld || (await reachNow(reach)) !== reach) {
      readAt.current = Date.now()
      await readAnew()
    }
  }, askedEvery)
}

/** What it was goes for what it is, while the server does not answer. */
async function reachNow(known: string | null): Promise<string | null> {
  const response = await fetch('/reach').catch(() => null)
  const answer = response?.ok ? await readAnswer(reachAnswer, response).catch(() => null) : null
  return answer ? answer.reach : known
}
