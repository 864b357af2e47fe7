import { useRef, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { ledgerMade } from '../contracts/newLedger'
import type { CopyWish } from '../model/ledger/copyLedger'
import type { LedgerWish, MakingOutcome, NewLedger } from '../model/ledger/newLedger'
import { newId } from '../sync/newId'

/** Why there is no ledger yet: what the server said, or that it could not be asked. */
export type MakingProblem = Exclude<MakingOutcome, { kind: 'made' }> | { kind: 'offline' | 'not-saving' }

/** Asks for a ledger to be made, and goes there. Asked again, after whatever failure, it is still the same one (L6). */
export function useMaking() {
  const [isMaking, setMaking] = useState(false)
  const [problem, setProblem] = useState<MakingProblem | null>(null)
  const id = useRef('')
  const ask = async (address: string, bodyOf: (id: string) => Promise<Blob | null> | string) => {
    if (isMaking) return
    setMaking(true)
    setProblem(null)
    id.current ||= newId()
    const body = await bodyOf(id.current)
    if (body === null) return void setMaking(false)
    const outcome = await post(address, body)
    // The button stays as it is until the ledger's own page is there.
    if (outcome.kind === 'made') return void location.assign(`/trackers/${outcome.id}`)
    setProblem(outcome)
    setMaking(false)
  }
  return {
    isMaking,
    problem,
    make: (ledger: NewLedger) =>
      ask('/trackers', (id) => JSON.stringify({ id, ledger, departments: [] } satisfies LedgerWish)),
    /** `wish`: JSON of a `LedgerWish` by its id; null: it was given up. */
    makeWished: (wish: (id: string) => Promise<Blob | null>) => ask('/trackers', wish),
    copy: (from: string, title: NewLedger['title'], parts: CopyWish['parts']) =>
      ask(`/trackers/${from}/copy`, (id) => JSON.stringify({ id, title, parts } satisfies CopyWish)),
  }
}

async function post(address: string, body: Blob | string): Promise<MakingOutcome | MakingProblem> {
  try {
    const headers = { 'Content-Type': 'application/json' }
    const response = await fetch(address, { method: 'POST', headers, body })
    if (response.status === 503) return { kind: 'not-saving' }
    if (response.status === 403) return { kind: 'not-allowed' }
    return await readAnswer(ledgerMade, response)
  } catch {
    return { kind: 'offline' }
  }
}
