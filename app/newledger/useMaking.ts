import { useRef, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { ledgerMade } from '../contracts/newLedger'
import type { MakingOutcome, NewLedger } from '../model/ledger/newLedger'
import type { Department } from '../model/ledger/person'
import { newId } from '../sync/newId'

/** Why there is no ledger yet: what the server said, or that it could not be asked. */
export type MakingProblem = Exclude<MakingOutcome, { kind: 'made' }> | { kind: 'offline' | 'not-saving' }

/** Asks for a ledger to be made, and goes there. Asked again, after whatever failure, it is still the same one (L6). */
export function useMaking() {
  const [isMaking, setMaking] = useState(false)
  const [problem, setProblem] = useState<MakingProblem | null>(null)
  const id = useRef('')
  const ask = async (ledger: NewLedger, departments: readonly Department[]): Promise<MakingOutcome | MakingProblem> => {
    id.current ||= newId()
    const body = JSON.stringify({ id: id.current, ledger, departments })
    try {
      const response = await fetch('/trackers', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      })
      if (response.status === 503) return { kind: 'not-saving' }
      if (response.status === 403) return { kind: 'not-allowed' }
      return await readAnswer(ledgerMade, response)
    } catch {
      return { kind: 'offline' }
    }
  }
  return {
    isMaking,
    problem,
    forget: () => setProblem(null),
    async make(ledger: NewLedger, departments: readonly Department[]) {
      if (isMaking) return
      setMaking(true)
      setProblem(null)
      const outcome = await ask(ledger, departments)
      // The button stays as it is until the ledger's own page is there.
      if (outcome.kind === 'made') return void location.assign(`/trackers/${outcome.id}`)
      setProblem(outcome)
      setMaking(false)
    },
  }
}
